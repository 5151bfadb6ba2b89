package io.github.visionfromtext.core.checkup.concept;

import static io.github.visionfromtext.core.checkup.concept.Choices.either;
import static io.github.visionfromtext.core.checkup.concept.Choices.sequence;
import static io.github.visionfromtext.core.checkup.concept.Choices.word;
import static io.github.visionfromtext.core.checkup.concept.Choices.words;

import io.github.visionfromtext.InvalidInputException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Shapes and compositions of shapes as sentences: four families of figures, alone, in numbers and arrangements, and in
 * relations, with the 32 attributes of {@link Attribute}. The paper samples 1,500 of more than 400,000 sentences of a grammar it
 * does not publish; this one is ours and has many more.
 */
public final class ShapeGrammar {
    private static final Map<ShapeFamily, List<Choices>> TEMPLATES = templates();

    private ShapeGrammar() {}

    /**
     * A sentence of the grammar.
     *
     * @param family of the figure it is about; its other half, if it has one, may be of any family
     * @param text the sentence, without a full stop
     * @param attributes what it asks for
     */
    public record Sentence(ShapeFamily family, String text, Set<Attribute> attributes) {
        public Concept concept() {
            return new Concept(Category.SHAPES, text);
        }
    }

    private static Map<ShapeFamily, List<Choices>> templates() {
        Choices anyFigure = either(
                ShapeWords.plainFigure(ShapeFamily.POINTS),
                ShapeWords.plainFigure(ShapeFamily.LINES),
                ShapeWords.plainFigure(ShapeFamily.PLANE_SHAPES),
                ShapeWords.plainFigure(ShapeFamily.SOLIDS));
        Map<ShapeFamily, List<Choices>> templates = new EnumMap<>(ShapeFamily.class);
        for (ShapeFamily family : ShapeFamily.values()) {
            Choices figures = ShapeWords.figures(family);
            Choices figure = ShapeWords.figure(family);
            List<Choices> kinds = new ArrayList<>(List.of(
                    figure,
                    sequence(figure, ShapeWords.relation(), anyFigure),
                    sequence(ShapeWords.HOW_MANY, figures, arrangement().optional()),
                    grid(figures),
                    sequence(
                            ShapeWords.plainFigure(family),
                            word("and its mirror image on the other side", Attribute.SYMMETRIC))));
            if (family == ShapeFamily.PLANE_SHAPES) {
                kinds.add(sequence(
                        ShapeWords.HOW_MANY, word("concentric", Attribute.CONCENTRIC), ShapeWords.figures(family)));
                kinds.add(sequence(
                        figure, word("inside", Attribute.NESTED), ShapeWords.plainFigure(ShapeFamily.PLANE_SHAPES)));
            }
            templates.put(family, List.copyOf(kinds));
        }
        return templates;
    }

    private static Choices arrangement() {
        return either(
                word("in a row", Attribute.ROW),
                word("in a column", Attribute.COLUMN),
                word("in a ring", Attribute.RING),
                word("touching each other", Attribute.TOUCHING),
                word("overlapping each other", Attribute.OVERLAPPING));
    }

    private static Choices grid(Choices figures) {
        Choices counts = words(List.of("2 by 2", "2 by 3", "3 by 3", "3 by 4", "4 by 4"), Attribute.COUNT);
        return sequence(
                word("a"),
                counts,
                word("grid of", Attribute.GRID),
                figures,
                word("with one of them missing", Attribute.MISSING_ELEMENT).optional());
    }

    /** How many different sentences there are. */
    public static long size() {
        return TEMPLATES.values().stream()
                .flatMap(List::stream)
                .mapToLong(Choices::size)
                .sum();
    }

    static List<Choices> templates(ShapeFamily family) {
        List<Choices> templates = TEMPLATES.get(family);
        if (templates == null) {
            throw new IllegalStateException("No sentences about " + family);
        }
        return templates;
    }

    /**
     * Different sentences, the same for the same seed: the families take turns, and within a family so do the kinds of sentence.
     *
     * @param count from 0 to 10,000
     */
    public static List<Sentence> sample(int count, long seed) {
        if (count < 0 || count > 10_000) {
            throw new InvalidInputException("A sample of " + count + " shapes was asked for, expected 0 to 10000");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> seen = new HashSet<>();
        List<Sentence> sample = new ArrayList<>();
        ShapeFamily[] families = ShapeFamily.values();
        for (int i = 0; i < count; i++) {
            ShapeFamily family = families[i % families.length];
            List<Choices> kinds = templates(family);
            int kind = i / families.length;
            Phrase phrase;
            do {
                phrase = kinds.get(kind++ % kinds.size()).draw(random);
            } while (!seen.add(phrase.text()));
            sample.add(new Sentence(family, phrase.text(), phrase.attributes()));
        }
        return List.copyOf(sample);
    }
}
