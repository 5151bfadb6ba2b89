package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Form;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.core.checkup.geometry.sentence.Layout;
import io.github.visionfromtext.core.checkup.geometry.sentence.Named;
import io.github.visionfromtext.core.checkup.geometry.sentence.Relation;
import io.github.visionfromtext.core.checkup.geometry.sentence.Sentence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Derives facts from sentences of {@link io.github.visionfromtext.core.checkup.concept.ShapeGrammar} and checks them. Not
 * checked are sizes, textures, transparency, gradients, turns, line widths and the forms of solids.
 */
public final class GeometricCheck {
    private static final Set<Layout> MEETING = EnumSet.of(Layout.TOUCHING, Layout.OVERLAPPING, Layout.CONCENTRIC);
    private static final Set<Relation> CLOSE = EnumSet.of(Relation.TOUCHING, Relation.OVERLAPPING, Relation.INSIDE);

    private GeometricCheck() {}

    /** What a sentence says that can be checked; nothing if it is not of the grammar. */
    public static List<Fact> facts(String sentence) {
        return Sentence.of(sentence).map(GeometricCheck::facts).orElse(List.of());
    }

    /**
     * Checks all facts of a sentence.
     *
     * @return one finding for each; none if the sentence is not of the grammar
     */
    public static List<Finding> check(String sentence, Seen seen) {
        boolean ofPieces = Sentence.of(sentence)
                .map(parsed -> named(parsed).anyMatch(GeometricCheck::isOfPieces))
                .orElse(false);
        return facts(sentence).stream()
                .map(fact -> {
                    if (!seen.isCountable()) {
                        return fact.found(
                                Verdict.UNDECIDED, "%d figures", seen.figures().size());
                    }
                    return ofPieces && !seen.traced()
                            ? fact.found(Verdict.UNDECIDED, "broken lines and shades are seen as many figures")
                            : fact.check(seen);
                })
                .toList();
    }

    private static boolean isOfPieces(Named named) {
        return named.look() == Named.Look.BROKEN || named.look() == Named.Look.FADED;
    }

    private static Stream<Named> named(Sentence sentence) {
        return Stream.of(sentence.subject()).flatMap(one -> {
            Named other = sentence.other();
            return other == null ? Stream.of(one) : Stream.of(one, other);
        });
    }

    private static List<Fact> facts(Sentence sentence) {
        List<Fact> facts = new ArrayList<>();
        Named subject = sentence.subject();
        Named other = sentence.other();
        boolean simple = named(sentence).allMatch(named -> named.noun().isSimple());
        boolean countable = named(sentence).allMatch(Named::isCountable);
        addCount(sentence, simple, countable, facts);
        addLooks(subject, sentence.count(), facts);
        if (subject.look() == Named.Look.HOLLOW && subject.noun().isSimple()) {
            facts.add(new HollowFact(subject, other));
        }
        if (other != null) {
            addLooks(other, 1, facts);
        }
        Relation relation = sentence.relation();
        if (other != null && relation != null && countable) {
            facts.add(new RelationFact(subject, relation, other));
        }
        Layout layout = sentence.layout();
        if (layout != null && countable) {
            addLayout(layout, simple, sentence, facts);
        }
        return List.copyOf(facts);
    }

    /** Things of several parts are told apart by the space between them, which some sentences leave out. */
    private static void addCount(Sentence sentence, boolean simple, boolean countable, List<Fact> facts) {
        Layout layout = sentence.layout();
        Relation relation = sentence.relation();
        boolean apart =
                (layout == null || !MEETING.contains(layout)) && (relation == null || !CLOSE.contains(relation));
        if (countable && (simple || apart)) {
            Set<Form> forms = EnumSet.noneOf(Form.class);
            if (simple) {
                named(sentence).forEach(named -> forms.addAll(named.noun().forms()));
            }
            boolean pieces = named(sentence).anyMatch(GeometricCheck::isOfPieces);
            facts.add(new CountFact(sentence.count() + (sentence.other() == null ? 0 : 1), forms, pieces));
        }
    }

    private static void addLooks(Named named, int count, List<Fact> facts) {
        if (named.hasColour() && named.colour() != null) {
            facts.add(new ColourFact(named.colour(), count));
        }
        if (named.hasForm()) {
            facts.add(new FormFact(named.noun(), count));
            named.noun().direction().ifPresent(direction -> facts.add(new DirectionFact(direction, count)));
        }
    }

    private static void addLayout(Layout layout, boolean simple, Sentence sentence, List<Fact> facts) {
        switch (layout) {
            case MIRRORED -> facts.add(new SymmetryFact());
            case TOUCHING, OVERLAPPING -> {
                if (simple) {
                    Relation relation = layout == Layout.TOUCHING ? Relation.TOUCHING : Relation.OVERLAPPING;
                    facts.add(new MutualFact(relation, sentence.count()));
                }
            }
            case CONCENTRIC -> {
                if (simple) {
                    facts.add(new LayoutFact(layout, true, 0, 0));
                }
            }
            default -> facts.add(new LayoutFact(layout, simple, sentence.rows(), sentence.columns()));
        }
    }
}
