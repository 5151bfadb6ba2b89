package io.github.visionfromtext.core.checkup.concept;

import static io.github.visionfromtext.core.checkup.concept.Choices.either;
import static io.github.visionfromtext.core.checkup.concept.Choices.sequence;
import static io.github.visionfromtext.core.checkup.concept.Choices.word;
import static io.github.visionfromtext.core.checkup.concept.Choices.words;

import java.util.List;

/** The words of the shape grammar: figures of each family, and what can be said about them. */
final class ShapeWords {
    private static final List<String> COLOURS = List.of(
            "red",
            "orange",
            "yellow",
            "green",
            "cyan",
            "blue",
            "purple",
            "pink",
            "brown",
            "black",
            "gray",
            "turquoise");

    private static final Choices SIZE = words(List.of("tiny", "small", "large", "huge"), Attribute.SIZE);
    private static final Choices FILLED = words(COLOURS, Attribute.FILL_COLOUR);
    private static final Choices OUTLINED = words(COLOURS, Attribute.OUTLINE_COLOUR);

    static final Choices HOW_MANY = words(List.of("two", "three", "four", "five", "six", "seven"), Attribute.COUNT);

    private ShapeWords() {}

    /** Names of a family's figures, in the singular or the plural. */
    private static Choices nouns(ShapeFamily family, boolean plural) {
        List<String> singular =
                switch (family) {
                    case POINTS -> List.of("point", "dot", "cross mark");
                    case LINES ->
                        List.of(
                                "horizontal line",
                                "vertical line",
                                "diagonal line",
                                "arc",
                                "wavy line",
                                "zigzag line",
                                "spiral",
                                "arrow");
                    case PLANE_SHAPES ->
                        List.of(
                                "circle",
                                "ellipse",
                                "triangle",
                                "square",
                                "rectangle",
                                "parallelogram",
                                "trapezoid",
                                "rhombus",
                                "pentagon",
                                "hexagon",
                                "octagon",
                                "star",
                                "heart",
                                "crescent",
                                "semicircle");
                    case SOLIDS ->
                        List.of(
                                "cube",
                                "cuboid",
                                "sphere",
                                "cylinder",
                                "cone",
                                "pyramid",
                                "torus",
                                "octahedron",
                                "icosahedron");
                };
        return words(plural ? singular.stream().map(ShapeWords::plural).toList() : singular);
    }

    private static String plural(String noun) {
        return switch (noun) {
            case "torus" -> "tori";
            case "rhombus" -> "rhombi";
            default -> noun.endsWith("x") || noun.endsWith("s") ? noun + "es" : noun + "s";
        };
    }

    /** What stands in front of a noun, size apart. */
    private static Choices look(ShapeFamily family) {
        Choices stroke = either(
                words(List.of("thin", "thick"), Attribute.OUTLINE_WIDTH),
                word("dashed", Attribute.DASHED),
                word("dotted", Attribute.DOTTED));
        return switch (family) {
            case POINTS -> FILLED;
            case LINES -> either(OUTLINED, sequence(stroke, OUTLINED));
            case PLANE_SHAPES ->
                either(
                        FILLED,
                        sequence(word("hollow", Attribute.HOLLOW), OUTLINED),
                        sequence(stroke, OUTLINED, word("outline of a", Attribute.HOLLOW)),
                        sequence(word("striped", Attribute.STRIPED), FILLED),
                        sequence(word("checkered", Attribute.CHECKERED), FILLED),
                        sequence(word("polka-dotted", Attribute.DOTTED_TEXTURE), FILLED),
                        sequence(word("half-transparent", Attribute.TRANSPARENCY), FILLED),
                        sequence(word("stretched", Attribute.ASPECT), FILLED),
                        sequence(word("sheared", Attribute.SHEAR), FILLED),
                        sequence(word("rounded", Attribute.CORNER_ROUNDING), FILLED),
                        word("brick-textured", Attribute.BRICK_TEXTURE));
            case SOLIDS ->
                either(
                        FILLED,
                        sequence(word("wireframe", Attribute.HOLLOW), OUTLINED),
                        sequence(word("half-transparent", Attribute.TRANSPARENCY), FILLED),
                        word("brick-textured", Attribute.BRICK_TEXTURE));
        };
    }

    /** What stands behind a noun. */
    private static Choices pose(ShapeFamily family) {
        Choices turned = words(
                List.of("turned by 30 degrees", "turned by 45 degrees", "turned upside down"), Attribute.ROTATION);
        return family == ShapeFamily.PLANE_SHAPES
                ? either(turned, words(List.of("fading from dark to light", "fading to white"), Attribute.GRADIENT))
                : turned;
    }

    /** One figure with its article: "a large dashed red outline of a star turned by 45 degrees". */
    static Choices figure(ShapeFamily family) {
        Choices named = sequence(SIZE.optional(), look(family).optional(), nouns(family, false));
        return (family == ShapeFamily.POINTS
                        ? named
                        : sequence(named, pose(family).optional()))
                .map(ShapeWords::oneArticle);
    }

    /** One figure, said in few words: the other half of a relation. */
    static Choices plainFigure(ShapeFamily family) {
        Choices colour = family == ShapeFamily.LINES ? OUTLINED : FILLED;
        return sequence(colour.optional(), nouns(family, false)).map(Phrase::withArticle);
    }

    /** Several figures of a kind: "blue cubes". */
    static Choices figures(ShapeFamily family) {
        Choices colour = family == ShapeFamily.LINES ? OUTLINED : FILLED;
        return sequence(SIZE.optional(), colour.optional(), nouns(family, true));
    }

    /** Where figures of any kind can stand to each other. */
    static Choices relation() {
        return Choices.of(
                Phrase.of("to the left of", Attribute.LEFT_OF),
                Phrase.of("to the right of", Attribute.LEFT_OF),
                Phrase.of("above", Attribute.ABOVE),
                Phrase.of("below", Attribute.ABOVE),
                Phrase.of("touching", Attribute.TOUCHING),
                Phrase.of("overlapping", Attribute.OVERLAPPING),
                Phrase.of("far away from", Attribute.DISTANCE),
                Phrase.of("aligned at the top with", Attribute.ALIGNMENT));
    }

    /** "an outline of an ellipse", "a striped red heart". */
    private static Phrase oneArticle(Phrase phrase) {
        String text = phrase.text().replaceAll(" a (?=[aeio])", " an ");
        return new Phrase(text, phrase.attributes()).withArticle();
    }
}
