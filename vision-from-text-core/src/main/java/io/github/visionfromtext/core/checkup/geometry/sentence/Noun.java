package io.github.visionfromtext.core.checkup.geometry.sentence;

import io.github.visionfromtext.core.checkup.geometry.figure.Form;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The figures of the grammar, and which forms are right for each. A square is a rectangle, too; a rectangle no square. */
public enum Noun {
    POINT("points", Form.DOT, Form.CIRCLE),
    DOT("dots", Form.DOT, Form.CIRCLE),
    CROSS_MARK("cross marks"),
    HORIZONTAL_LINE("horizontal lines", Form.LINE),
    VERTICAL_LINE("vertical lines", Form.LINE),
    DIAGONAL_LINE("diagonal lines", Form.LINE),
    ARC("arcs"),
    WAVY_LINE("wavy lines"),
    ZIGZAG_LINE("zigzag lines"),
    SPIRAL("spirals"),
    ARROW("arrows"),
    CIRCLE("circles", Form.CIRCLE),
    ELLIPSE("ellipses", Form.ELLIPSE, Form.CIRCLE),
    TRIANGLE("triangles", Form.TRIANGLE),
    SQUARE("squares", Form.SQUARE),
    RECTANGLE("rectangles", Form.RECTANGLE, Form.SQUARE),
    PARALLELOGRAM("parallelograms", Form.PARALLELOGRAM, Form.RHOMBUS, Form.RECTANGLE, Form.SQUARE),
    TRAPEZOID("trapezoids", Form.TRAPEZOID),
    RHOMBUS("rhombi", Form.RHOMBUS, Form.SQUARE),
    PENTAGON("pentagons", Form.PENTAGON),
    HEXAGON("hexagons", Form.HEXAGON),
    OCTAGON("octagons", Form.OCTAGON),
    STAR("stars", Form.STAR),
    HEART("hearts"),
    CRESCENT("crescents"),
    SEMICIRCLE("semicircles"),
    CUBE("cubes"),
    CUBOID("cuboids"),
    SPHERE("spheres"),
    CYLINDER("cylinders"),
    CONE("cones"),
    PYRAMID("pyramids"),
    TORUS("tori"),
    OCTAHEDRON("octahedrons"),
    ICOSAHEDRON("icosahedrons");

    private final String plural;
    private final Set<Form> forms;

    Noun(String plural, Form... forms) {
        this.plural = plural;
        this.forms = forms.length == 0 ? EnumSet.noneOf(Form.class) : EnumSet.copyOf(List.of(forms));
    }

    static Optional<Noun> of(String text) {
        return Arrays.stream(values())
                .filter(noun -> noun.toString().equals(text) || noun.plural.equals(text))
                .findFirst();
    }

    /** All names, singular and plural, the longer first, for an expression that finds any of them. */
    static Stream<String> names() {
        return Arrays.stream(values())
                .flatMap(noun -> Stream.of(noun.plural, noun.toString()))
                .sorted((one, other) -> other.length() - one.length());
    }

    /** Right forms; empty for what has no form that is told apart. */
    public Set<Form> forms() {
        return forms;
    }

    /** Whether it is one closed or straight line, so that each such line is one of it. */
    public boolean isSimple() {
        return !forms.isEmpty();
    }

    /** How lines of this name run. */
    public Optional<Direction> direction() {
        return switch (this) {
            case HORIZONTAL_LINE -> Optional.of(Direction.HORIZONTAL);
            case VERTICAL_LINE -> Optional.of(Direction.VERTICAL);
            case DIAGONAL_LINE -> Optional.of(Direction.DIAGONAL);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
