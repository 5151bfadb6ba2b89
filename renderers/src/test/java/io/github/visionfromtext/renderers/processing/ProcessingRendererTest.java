package io.github.visionfromtext.renderers.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.renderers.CagedRendererTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessingRendererTest extends CagedRendererTest {
    private static final String ACTIVE = """
            import java.util.ArrayList;
            ArrayList<Ball> balls = new ArrayList<Ball>();
            color sky = #3366CC;
            float half = 0.5;

            void setup() {
              size(400, 400);
              noLoop();
              for (int i = 0; i < 5; i++) balls.add(new Ball(random(width), random(height)));
            }

            void draw() {
              background(sky);
              noStroke();
              fill(255, 0, 0);
              rect(int(100.9), 100, 200 * half * 2, 200);
              for (Ball b : balls) b.show();
            }

            class Ball {
              float x, y;
              Ball(float x, float y) { this.x = x; this.y = y; }
              void show() { ellipse(x, y, 4, 4); }
            }
            """;

    ProcessingRendererTest() {
        super(new ProcessingRendererProvider(), ACTIVE);
    }

    @Test
    void drawsActiveSketches() {
        Image image = draw(ACTIVE);
        assertThat(colorAt(image, 0.5, 0.5)).isEqualTo("255 0 0");
        assertThat(colorAt(image, 0.01, 0.01)).isEqualTo("51 102 204");
    }

    @Test
    void drawsStaticSketchesAndLetterboxesThem() {
        Image image = draw("size(200, 100);\nbackground(0, 128, 0);\nstroke(#FF0000);\nline(0, 0, width, 0);\n");
        assertThat(colorAt(image, 0.5, 0.5)).isEqualTo("0 128 0");
        assertThat(colorAt(image, 0.5, 0.1)).isEqualTo("255 255 255");
    }

    @Test
    void compilesLambdasGenericsAndWholeClasses() {
        draw("""
                import java.util.*;
                void setup() {
                  size(100, 100);
                  List<Integer> sizes = new ArrayList<>(List.of(10, 40, 20));
                  sizes.sort((a, b) -> b - a);
                  Map<String, Float> named = new HashMap<>();
                  named.put("a", 3.5);
                  for (int each : sizes) ellipse(50, 50, each, each + named.get("a"));
                }
                """);
        draw("""
                import processing.core.PApplet;
                public class Drawing extends PApplet {
                  public void settings() { size(100, 100); }
                  public void setup() { rect(10, 10, 50, 50); }
                  public static void main(String[] args) { PApplet.main("Drawing"); }
                }
                """);
    }

    @Test
    void takesTheFrameThatIsAskedFor() {
        String moving = "int x = 0;\nvoid setup() { size(100, 100); noStroke(); fill(0); }\n"
                + "void draw() { background(255); rect(x, 0, 10, 100); x += 10; }\n";
        assertThat(colorAt(render(moving).requireImage(), 0.05, 0.5)).isEqualTo("0 0 0");
        Image sixth = render(moving, OPTIONS.withFrame(5)).requireImage();
        assertThat(colorAt(sixth, 0.05, 0.5)).isEqualTo("255 255 255");
        assertThat(colorAt(sixth, 0.55, 0.5)).isEqualTo("0 0 0");
    }

    @Test
    void chanceAndClocksAreTheSameEachTimeAndFollowTheSeed() {
        String chance = "size(100, 100);\nbackground(random(255), (float) (Math.random() * 255), noise(3) * 255);\n"
                + "fill(new java.util.Random().nextInt(255));\nrect(hour(), second(), 20, millis() + 20);\n";
        assertThat(draw(chance)).isEqualTo(draw(chance));
        assertThat(render(chance, OPTIONS.withSeed(7)).requireImage()).isNotEqualTo(draw(chance));
    }

    @Test
    void savingAndLeavingBehave() {
        Rendering saved =
                render("size(100, 100);\nrect(0, 0, 50, 50);\nsaveFrame(\"a.png\");\nsave(\"b.png\");\nexit();");
        assertThat(saved.status()).isEqualTo(RenderStatus.OK);
        assertThat(saved.diagnostics()).extracting(Object::toString).anyMatch(text -> text.contains("saveFrame"));
        assertThat(render("void setup() { size(100, 100); }\nvoid draw() { line(0, 0, 9, 9); exit(); }")
                        .status())
                .isEqualTo(RenderStatus.OK);
    }

    @Test
    void drawsWhatThereIsOfAProgramThatBreaksOff() {
        Rendering cut = render("void setup() {\n  size(100, 100);\n}\nvoid draw() {\n  background(255, 0, 0);\n"
                + "  if (width > 5) {\n    fill(0);\n    rect(10, 1");
        assertThat(cut.status()).as("%s", cut.diagnostics()).isEqualTo(RenderStatus.TRUNCATED);
        assertThat(colorAt(cut.requireImage(), 0.5, 0.5)).isEqualTo("255 0 0");
        assertThat(cut.diagnostics().get(0).line()).isEqualTo(8);
        assertThat(cut.repairs()).hasSize(1);
    }

    @Test
    void drawsText() {
        draw(
                "size(200, 100);\nfill(0);\ntextFont(createFont(\"Georgia\", 32));\ntextAlign(CENTER);\ntext(\"Ab\", 100, 50);");
        assertThat(render("size(200, 100);\nfill(0);\ntextFont(loadFont(\"Arial-48.vlw\"));\ntext(\"Ab\", 10, 50);")
                        .diagnostics()
                        .get(0)
                        .message())
                .contains("bundled font");
    }

    @Test
    void saysWhenNothingWasDrawn() {
        assertThat(render("size(100, 100);\nbackground(255);").status()).isEqualTo(RenderStatus.BLANK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            PARSE_ERROR   | 3 | ;                 | size(99, 99);\\nrect(1, 1, 5, 5)\\nrect(2, 2, 5, 5);
            PARSE_ERROR   | 3 | undefinedName     | size(99, 99);\\n\\nfloat y = undefinedName + 2;
            PARSE_ERROR   | 2 | String            | void setup() {\\n  int x = "a";\\n}
            RUNTIME_ERROR | 2 | by zero           | size(99, 99);\\nint x = 1 / (width - 99);
            RUNTIME_ERROR | 3 | 10                | void setup() {\\n  int[] a = new int[3];\\n  a[10] = 1;\\n}
            RUNTIME_ERROR | 2 | StackOverflow     | void setup() { f(1); }\\nint f(int x) { return f(x + 1) + 1; }
            RUNTIME_ERROR | 1 | graphics card     | size(99, 99, P3D);\\nbox(10);
            RUNTIME_ERROR | 2 | graphics card     | void setup() {\\n  size(99, 99, P2D);\\n}
            RUNTIME_ERROR | 3 | 100000            | // huge\\nvoid setup() {\\n  size(100000, 99);\\n}
            FORBIDDEN     | 2 | loadImage         | size(99, 99);\\nPImage cat = loadImage("cat.png");
            FORBIDDEN     | 2 | loadStrings       | size(99, 99);\\nString[] lines = loadStrings("cat.txt");
            """)
    void namesTheLine(RenderStatus status, int line, String word, String source) {
        Rendering failed = render(source.replace("\\n", "\n"));
        assertThat(failed.status()).as("%s", failed.diagnostics()).isEqualTo(status);
        assertThat(failed.diagnostics().get(0).message()).contains(word);
        assertThat(failed.diagnostics().get(0).line()).isEqualTo(line);
    }
}
