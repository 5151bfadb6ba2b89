package io.github.visionfromtext.renderers.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import org.junit.jupiter.api.Test;

class TurtleRendererTest extends PythonRenderersTest {
    TurtleRendererTest() {
        super(new TurtleRendererProvider(), "from turtle import *\nfor i in range(4):\n    fd(100); lt(90)\ndone()\n");
    }

    @Test
    void fillsWhatIsWalkedAround() {
        Image image = render("""
                import turtle
                turtle.Screen().setup(400, 400)
                turtle.hideturtle()
                turtle.color("black", "red")
                turtle.begin_fill()
                for _ in range(4):
                    turtle.forward(150)
                    turtle.left(90)
                turtle.end_fill()
                turtle.mainloop()
                """).requireImage();
        assertThat(colorAt(image, 0.6, 0.4)).isEqualTo("1 0 0");
        assertThat(colorAt(image, 0.4, 0.6)).isEqualTo("1 1 1");
    }

    @Test
    void turnsBackToWhereACircleBegan() {
        Rendering drawn = render("""
                from turtle import *
                circle(100)
                assert abs(xcor()) < 1e-6 and abs(ycor()) < 1e-6 and abs((heading() + 180) % 360 - 180) < 1e-6
                circle(-50, 180)
                assert abs(ycor() + 100) < 1e-6 and abs(heading() - 180) < 1e-6, (pos(), heading())
                circle(60, steps=6)
                assert distance(0, -100) < 1e-6
                """);
        assertThat(drawn.status()).as("%s", drawn.diagnostics()).isEqualTo(RenderStatus.OK);
    }

    @Test
    void knowsColourModesStampsShapesAndSeveralTurtles() {
        Rendering drawn = render("""
                import turtle as t
                s = t.Screen(); s.bgcolor("light blue"); s.tracer(0); s.colormode(255)
                a, b = t.Turtle(), t.Turtle(shape="turtle")
                a.pencolor(10, 200, 30); a.speed("fastest"); a.dot(20, "gold"); a.write("hi", font=("Arial", 16, "bold"))
                b.shapesize(2, 3); b.stamp(); b.clearstamps(); b.teleport(50, 50)
                s.update(); s.exitonclick()
                """);
        assertThat(drawn.status()).as("%s", drawn.diagnostics()).isEqualTo(RenderStatus.OK);
        assertThat(drawn.diagnostics()).isEmpty();
    }

    /** The expected numbers are those of CPython's turtle. */
    @Test
    void stretchesShearsAndTiltsAsTheOriginalDoes() {
        Rendering drawn = render("""
                import turtle
                turtle.TurtleScreen._RUNNING = True
                t = turtle.Turtle("square")
                t.shapesize(4, 2); t.shearfactor(0.5); t.tiltangle(30)
                assert [round(v, 6) for v in t.shapetransform()] == [3.464102, -0.133975, 2.0, 2.232051], t.shapetransform()
                assert [round(v, 3) for v in t.get_shapepoly()[0]] == [35.981, -2.321], t.get_shapepoly()
                t.shapetransform(1, 0, 0, 2)
                assert (t.shapesize(), t.shearfactor(), t.tiltangle()) == ((1.0, 2.0, 1), 0.0, 0.0)
                t.reset()
                assert t.shape() == "square"
                turtle.Screen().cv._rootwindow.resizable(False, False)
                """);
        assertThat(drawn.status()).as("%s", drawn.diagnostics()).isEqualTo(RenderStatus.OK);
    }

    @Test
    void saysWhatAnUnknownCallMayHaveMeant() {
        Rendering failed = render("import turtle\nturtle.foward(10)\n");
        assertThat(failed.status()).isEqualTo(RenderStatus.RUNTIME_ERROR);
        assertThat(failed.diagnostics().get(0).toString()).contains("line 2", "'forward'");
    }

    @Test
    void drawsWhatStandsBeforeTheBreak() {
        assertThat(render("from turtle import *\nfd(100)\ngoto(10,").status()).isEqualTo(RenderStatus.TRUNCATED);
    }
}
