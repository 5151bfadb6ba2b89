package io.github.visionfromtext.examples.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkup.geometry.FactKind;
import io.github.visionfromtext.core.checkup.geometry.Finding;
import io.github.visionfromtext.core.checkup.geometry.GeometricCheck;
import io.github.visionfromtext.core.checkup.geometry.Verdict;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Drawings of known truth, each with sentences that are true of it and sentences of which a part is false. Trace and picture
 * are to say the same.
 */
class GeometricCheckTest {
    private static final String RED_CIRCLE = "<circle cx='30' cy='50' r='18' fill='red'/>";
    private static final String BLUE_SQUARE = "<rect x='60' y='35' width='30' height='30' fill='blue'/>";

    /**
     * A drawing and what is said of it.
     *
     * @param body of an SVG of 100 by 100
     * @param sentence of the grammar
     * @param fails kinds of facts that are false; all others are true
     */
    record Case(String body, String sentence, FactKind... fails) {
        @Override
        public String toString() {
            return sentence + " / " + body;
        }
    }

    private static String polygon(String fill, int corners, double turn) {
        return "<polygon fill='%s' points='%s'/>".formatted(fill, points(corners, turn, 50, 50, 35, 35));
    }

    private static String star(String fill, int x, int y, int r) {
        return "<polygon fill='%s' points='%s'/>".formatted(fill, points(10, 0, x, y, r, 0.4 * r));
    }

    private static String points(int corners, double turn, double x, double y, double outer, double inner) {
        return Stream.iterate(0, i -> i + 1)
                .limit(corners)
                .map(i -> {
                    double angle = Math.toRadians(turn - 90 + 360.0 * i / corners);
                    double r = i % 2 == 0 ? outer : inner;
                    return "%.3f,%.3f".formatted(x + r * Math.cos(angle), y + r * Math.sin(angle));
                })
                .collect(Collectors.joining(" "));
    }

    private static String circles(String fill, int... places) {
        StringBuilder circles = new StringBuilder();
        for (int i = 0; i < places.length; i += 2) {
            circles.append("<circle cx='%d' cy='%d' r='8' fill='%s'/>".formatted(places[i], places[i + 1], fill));
        }
        return circles.toString();
    }

    static List<Case> cases() {
        String pair = RED_CIRCLE + BLUE_SQUARE;
        String row = circles("green", 20, 50, 50, 50, 80, 50);
        String grid = circles("purple", 25, 30, 50, 30, 75, 30, 25, 60, 50, 60, 75, 60);
        String ring = circles("orange", 50, 20, 80, 50, 50, 80, 20, 50);
        String rings = "<g fill='none' stroke='black' stroke-width='3'><circle cx='50' cy='50' r='10'/>"
                + "<circle cx='50' cy='50' r='25'/><circle cx='50' cy='50' r='40'/></g>";
        String nested = "<rect x='10' y='10' width='80' height='80' fill='yellow'/>"
                + "<circle cx='50' cy='50' r='20' fill='blue'/>";
        String mirrored = "<path d='M10 20H40L10 70Z' fill='brown'/><path d='M90 20H60L90 70Z' fill='brown'/>";
        List<Case> cases = new ArrayList<>(List.of(
                new Case(RED_CIRCLE, "a red circle"),
                new Case(RED_CIRCLE, "a blue circle", FactKind.COLOUR),
                new Case(RED_CIRCLE, "a red square", FactKind.FORM),
                new Case(RED_CIRCLE, "two red circles", FactKind.COUNT),
                new Case(pair, "a red circle to the left of a blue square"),
                new Case(pair, "a red circle to the right of a blue square", FactKind.RELATION),
                new Case(pair, "a blue square to the right of a red circle"),
                new Case(pair, "a circle touching a square", FactKind.RELATION),
                new Case(pair, "a circle overlapping a square", FactKind.RELATION),
                new Case(pair, "a circle", FactKind.COUNT),
                new Case(
                        "<circle cx='50' cy='20' r='10' fill='cyan'/><rect x='35' y='65' width='30' height='20'/>",
                        "a cyan circle above a black rectangle"),
                new Case(
                        "<circle cx='50' cy='20' r='10' fill='cyan'/><rect x='35' y='65' width='30' height='20'/>",
                        "a cyan circle below a black rectangle",
                        FactKind.RELATION),
                new Case(
                        "<circle cx='50' cy='20' r='10' fill='cyan'/><rect x='35' y='65' width='30' height='20'/>",
                        "a cyan circle far away from a black rectangle"),
                new Case(
                        "<rect x='10' y='20' width='20' height='50' fill='pink'/><circle cx='70' cy='35' r='15'"
                                + " fill='green'/>",
                        "a pink rectangle aligned at the top with a green circle"),
                new Case(row, "three blue circles in a row", FactKind.COLOUR),
                new Case(row, "three green squares in a row", FactKind.FORM),
                new Case(
                        "<rect x='10' y='20' width='20' height='50' fill='pink'/><circle cx='70' cy='65' r='15'"
                                + " fill='green'/>",
                        "a pink rectangle aligned at the top with a green circle",
                        FactKind.RELATION),
                new Case(
                        "<circle cx='30' cy='50' r='20' fill='red'/><rect x='50' y='30' width='40' height='40'"
                                + " fill='blue'/>",
                        "a red circle touching a blue square"),
                new Case(
                        "<circle cx='30' cy='50' r='20' fill='red'/><rect x='50' y='30' width='40' height='40'"
                                + " fill='blue'/>",
                        "a red circle far away from a blue square",
                        FactKind.RELATION),
                new Case(row, "three green circles in a row"),
                new Case(row, "three green circles overlapping each other", FactKind.ARRANGEMENT),
                new Case(row, "three green circles in a column", FactKind.ARRANGEMENT),
                new Case(row, "four green circles in a row", FactKind.COUNT),
                new Case(row, "three green circles touching each other", FactKind.ARRANGEMENT),
                new Case(circles("blue", 50, 15, 50, 45, 50, 75), "three blue circles in a column"),
                new Case(grid, "a 2 by 3 grid of purple circles"),
                new Case(grid, "a 3 by 3 grid of purple circles", FactKind.COUNT, FactKind.ARRANGEMENT),
                new Case(
                        circles("purple", 25, 30, 50, 30, 25, 60, 50, 60, 75, 60),
                        "a 2 by 3 grid of purple circles with one of them missing"),
                new Case(ring, "four orange circles in a ring"),
                new Case(ring, "four orange circles in a row", FactKind.ARRANGEMENT),
                new Case(row, "three green circles in a ring", FactKind.ARRANGEMENT),
                new Case(rings, "three concentric black circles"),
                new Case(row, "three concentric green circles", FactKind.ARRANGEMENT),
                new Case(nested, "a blue circle inside a yellow square"),
                new Case(nested, "a yellow square inside a blue circle", FactKind.RELATION),
                new Case(mirrored, "a brown triangle and its mirror image on the other side"),
                new Case(
                        "<path d='M10 20H40L10 70Z' fill='brown'/><path d='M60 30H90L60 90Z' fill='brown'/>",
                        "a brown triangle and its mirror image on the other side",
                        FactKind.SYMMETRY),
                new Case(
                        "<circle cx='50' cy='50' r='30' fill='none' stroke='red' stroke-width='4'/>",
                        "a hollow red circle"),
                new Case(RED_CIRCLE, "a hollow red circle", FactKind.HOLLOW),
                new Case(
                        "<rect x='20' y='30' width='60' height='40' fill='red' stroke='black' stroke-width='3'/>",
                        "a red rectangle"),
                new Case(polygon("turquoise", 3, 10), "a turquoise triangle"),
                new Case(polygon("red", 4, 45), "a red square"),
                new Case(polygon("red", 4, 20), "a red square turned by 30 degrees"),
                new Case(polygon("orange", 5, 0), "an orange pentagon"),
                new Case(polygon("orange", 5, 0), "an orange hexagon", FactKind.FORM),
                new Case(polygon("gray", 6, 7), "a gray hexagon"),
                new Case(polygon("blue", 8, 22.5), "a blue octagon"),
                new Case(polygon("blue", 8, 22.5), "a blue circle", FactKind.FORM),
                new Case(star("yellow", 50, 50, 40), "a yellow star"),
                new Case(star("yellow", 50, 50, 40), "a yellow triangle", FactKind.FORM),
                new Case("<ellipse cx='50' cy='50' rx='40' ry='20' fill='purple'/>", "a purple ellipse"),
                new Case("<ellipse cx='50' cy='50' rx='40' ry='20' fill='purple'/>", "a purple circle", FactKind.FORM),
                new Case("<path d='M30 30H90L70 70H10Z' fill='green'/>", "a green parallelogram"),
                new Case("<path d='M30 30H70L90 70H10Z' fill='green'/>", "a green trapezoid"),
                new Case("<path d='M30 30H70L90 70H10Z' fill='green'/>", "a green rectangle", FactKind.FORM),
                new Case("<path d='M50 10L75 50L50 90L25 50Z' fill='pink'/>", "a pink rhombus"),
                new Case("<path d='M10 50H90' stroke='red' stroke-width='2'/>", "a thin red horizontal line"),
                new Case(
                        "<path d='M10 50H90' stroke='red' stroke-width='2'/>",
                        "a thin red vertical line",
                        FactKind.DIRECTION),
                new Case("<path d='M15 15L80 85' stroke='black' stroke-width='3'/>", "a black diagonal line"),
                new Case(
                        "<rect width='100' height='100' fill='navy'/><circle cx='50' cy='50' r='20' fill='yellow'/>",
                        "a yellow circle")));
        return cases;
    }

    private record Both(Seen traced, Seen pictured) {}

    private static Both look(String body) {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>" + body + "</svg>";
        DrawingProgram program = DrawingProgram.of(DrawingLanguage.SVG, svg);
        RenderOptions options = RenderOptions.defaults();
        try (CodeRenderer renderer = CodeRenderers.open(DrawingLanguage.SVG)) {
            DrawTrace trace = renderer.trace(program, options).orElseThrow();
            Image image = renderer.render(program, options).requireImage();
            return new Both(Seen.of(trace), Seen.of(image));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void traceAndPictureSayWhatIsTrue(Case one) {
        Both both = look(one.body());
        List<FactKind> fails = List.of(one.fails());
        for (Seen seen : List.of(both.traced(), both.pictured())) {
            List<Finding> findings = GeometricCheck.check(one.sentence(), seen);
            assertThat(findings).isNotEmpty();
            assertThat(findings).as(seen.traced() ? "trace" : "picture").allSatisfy(finding -> assertThat(
                            finding.verdict())
                    .as(finding.toString())
                    .isEqualTo(fails.contains(finding.kind()) ? Verdict.FAILS : Verdict.HOLDS));
        }
    }

    /** Figures of one colour that meet are one to pixels, and a figure under another is cut; a trace knows better. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two red squares touching each other | <path d='M20 30H50V60H20ZM50 30H80V60H50Z' fill='red'/>",
                "two red circles overlapping each other | <circle cx='40' cy='50' r='20' fill='red'/><circle cx='60'"
                        + " cy='50' r='20' fill='red'/>",
                "a red circle overlapping a blue square | <circle cx='40' cy='50' r='25' fill='red'/><rect x='50' y='30'"
                        + " width='40' height='40' fill='blue'/>",
                "a dashed red outline of a square | <rect x='20' y='20' width='60' height='60' fill='none' stroke='red'"
                        + " stroke-width='3' stroke-dasharray='6'/>",
            })
    void picturesLeaveUndecidedWhatTheyDoNotShow(String sentence, String body) {
        Both both = look(body);
        assertThat(GeometricCheck.check(sentence, both.traced()))
                .as("trace")
                .isNotEmpty()
                .allMatch(finding -> finding.verdict() == Verdict.HOLDS);
        assertThat(GeometricCheck.check(sentence, both.pictured()).stream().map(Finding::verdict))
                .as("picture")
                .contains(Verdict.UNDECIDED)
                .doesNotContain(Verdict.FAILS);
    }
}
