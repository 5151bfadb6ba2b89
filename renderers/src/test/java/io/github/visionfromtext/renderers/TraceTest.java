package io.github.visionfromtext.renderers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawTrace.Mark;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.renderers.processing.ProcessingRendererProvider;
import io.github.visionfromtext.renderers.python.MatplotlibRendererProvider;
import io.github.visionfromtext.renderers.python.TurtleRendererProvider;
import io.github.visionfromtext.renderers.tikz.TikzRendererProvider;
import io.github.visionfromtext.renderers.worker.jvm.IsolatedSvgProvider;
import java.awt.geom.Rectangle2D;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A trace says of a drawing what its pixels show. The drawing: a red disc, a blue box and a green line on yellow, twice as wide
 * as high.
 */
class TraceTest {
    private static final RenderOptions OPTIONS =
            RenderOptions.defaults().with(new RenderLimits(Duration.ofSeconds(60), 256L << 20, 100_000, 32L << 20));

    private static final Color YELLOW = new Color(1, 1, 0);
    private static final Color RED = new Color(1, 0, 0);
    private static final Color GREEN = new Color(0, 1, 0);
    private static final Color BLUE = new Color(0, 0, 1);

    static Stream<Arguments> languages() {
        return Stream.of(
                Arguments.of(new IsolatedSvgProvider(), """
                        <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 200 100'>
                        <rect width='200' height='100' fill='yellow'/><circle cx='50' cy='40' r='30' fill='red'/>
                        <g transform='translate(100 20)'><rect width='60' height='40' fill='blue'/></g>
                        <path d='M20 85H180' fill='none' stroke='#0f0' stroke-width='6'/><text x='9' y='9'>Hi</text>
                        </svg>
                        """, "a blue square"),
                Arguments.of(new TurtleRendererProvider(), """
                        from turtle import *
                        setup(400, 200); bgcolor("yellow"); penup()
                        goto(-100, 20); dot(120, "red")
                        goto(0, -20); color("blue"); begin_fill()
                        for x, y in ((120, -20), (120, 60), (0, 60), (0, -20)): goto(x, y)
                        end_fill()
                        goto(-160, -70); pensize(12); pencolor("#00ff00"); pendown(); fd(320)
                        penup(); goto(-190, 80); color("black"); write("Hi")
                        """, "import turtle\nturtle.dot(5)\n1/0"),
                Arguments.of(
                        new ProcessingRendererProvider(),
                        """
                        void setup() { size(400, 200); }
                        void draw() {
                          rect(1, 2, 3, 4);
                          background(255, 255, 0); noStroke();
                          fill(255, 0, 0); ellipse(100, 80, 120, 120);
                          pushMatrix(); translate(200, 40); fill(0, 0, 255); rect(0, 0, 120, 80); popMatrix();
                          stroke(0, 255, 0); strokeWeight(12); strokeCap(SQUARE); line(40, 170, 360, 170);
                          fill(0); text("Hi", 9, 20);
                        }
                        """,
                        "size(40, 40); line(0, 0, 9, 9); int[] x = {}; x[1] = 1;"),
                Arguments.of(
                        new MatplotlibRendererProvider(), """
                        import matplotlib.pyplot as plt
                        fig = plt.figure(figsize=(4, 2), facecolor="yellow")
                        ax = fig.add_axes((0, 0, 1, 1)); ax.set(xlim=(0, 400), ylim=(0, 200)); ax.axis("off")
                        ax.add_patch(plt.Circle((100, 120), 60, color="red", lw=0))
                        ax.add_patch(plt.Rectangle((200, 80), 120, 80, color="blue", lw=0))
                        ax.plot([40, 360], [30, 30], color="#00ff00", lw=8, solid_capstyle="butt")
                        ax.text(9, 180, "Hi")
                        plt.show()
                        """, "import matplotlib.pyplot as plt\nplt.plot([1])\n1/0"),
                Arguments.of(new TikzRendererProvider(), """
                        \\begin{tikzpicture}
                        \\definecolor{sun}{rgb}{1,1,0}\\fill[sun] (0,0) rectangle (4,2);
                        \\fill[red] (1,1.2) circle (0.6);
                        \\begin{scope}[shift={(2,0.8)}] \\fill[blue] (0,0) rectangle (1.2,0.8); \\end{scope}
                        \\draw[green,line width=3pt] (0.4,0.3) -- (3.6,0.3);
                        \\node at (0.2,1.8) {Hi};
                        \\end{tikzpicture}
                        """, "\\tikz \\drow (0,0);"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void marksLieWhereTheirPixelsDo(CodeRendererProvider provider, String source, String broken) {
        Availability availability = provider.availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        try (CodeRenderer renderer = provider.create()) {
            DrawingProgram program = DrawingProgram.of(provider.language(), source);
            Rendering rendering = renderer.render(program, OPTIONS);
            assertThat(rendering.status()).as("%s", rendering.diagnostics()).isEqualTo(RenderStatus.OK);
            DrawTrace trace = renderer.trace(program, OPTIONS).orElseThrow();
            assertThat(trace.size()).isEqualTo(OPTIONS.size());
            assertThat(trace.marks()).anyMatch(mark -> mark.element().equals(DrawTrace.TEXT));
            for (Color color : List.of(YELLOW, RED, BLUE, GREEN)) {
                List<Mark> marks = trace.marks().stream()
                        .filter(mark -> mark.element().equals(DrawTrace.BACKGROUND) || isDrawn(mark))
                        .filter(mark -> has(mark, color))
                        .toList();
                assertThat(marks).as("%s of %s", color, trace.marks()).hasSize(1);
                assertSame(marks.get(0), box(rendering.requireImage(), color), color);
            }
            assertThat(renderer.trace(DrawingProgram.of(provider.language(), broken), OPTIONS))
                    .isEmpty();
            assertThat(renderer.trace(program, OPTIONS)).contains(trace);
        }
    }

    private static boolean isDrawn(Mark mark) {
        return !List.of(DrawTrace.TEXT, DrawTrace.CURSOR).contains(mark.element());
    }

    private static boolean has(Mark mark, Color color) {
        return Stream.of(mark.fill(), mark.stroke())
                .anyMatch(paint -> paint != null && paint.opacity() == 1 && color.equals(paint.color()));
    }

    private static void assertSame(Mark mark, Rectangle2D seen, Color color) {
        Rectangle2D traced = box(mark);
        double cap = mark.fill() == null ? mark.strokeWidth() / 2 : 0;
        assertThat(traced.getMinX()).as("left of %s", color).isCloseTo(seen.getMinX(), within(1.5 + cap));
        assertThat(traced.getMaxX()).as("right of %s", color).isCloseTo(seen.getMaxX(), within(1.5 + cap));
        assertThat(traced.getMinY()).as("top of %s", color).isCloseTo(seen.getMinY(), within(1.5));
        assertThat(traced.getMaxY()).as("bottom of %s", color).isCloseTo(seen.getMaxY(), within(1.5));
    }

    /** Around a mark, without the caps of lines; those are level here. */
    private static Rectangle2D box(Mark mark) {
        List<Point> points = mark.contours().get(0).points();
        Rectangle2D box =
                new Rectangle2D.Double(points.get(0).x(), points.get(0).y(), 0, 0);
        points.forEach(point -> box.add(point.x(), point.y()));
        double reach = mark.fill() == null ? mark.strokeWidth() / 2 : 0;
        box.add(box.getX(), box.getY() - reach);
        box.add(box.getX(), box.getMaxY() + reach);
        return box;
    }

    private static Rectangle2D box(Image image, Color color) {
        Rectangle2D box = new Rectangle2D.Double();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double off = 0;
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    off = Math.max(off, Math.abs(image.at(x, y, channel) - color.channel(channel)));
                }
                if (off < 0.3) {
                    Rectangle2D pixel = new Rectangle2D.Double(x, y, 1, 1);
                    if (box.isEmpty()) {
                        box.setRect(pixel);
                    } else {
                        box.add(pixel);
                    }
                }
            }
        }
        return box;
    }
}
