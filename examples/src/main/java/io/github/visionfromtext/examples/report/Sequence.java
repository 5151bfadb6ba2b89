package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of one correction, and the redraws it is compared with.
 *
 * @param title what is drawn
 * @param subtitle by whom, in which language
 */
public record Sequence(String title, String subtitle, List<Step> steps, List<Card> redraws) {
    /**
     * A round.
     *
     * @param wish what was to be changed; empty if nothing in particular
     * @param difference address of a picture of what changed; empty if two pictures cannot be compared
     * @param changed how much of it
     * @param code what changed in the program; empty if nothing did, or all is new
     */
    public record Step(Card card, String wish, String difference, String changed, List<CodeDifference> code) {}

    /** The corrections of a run, each of several rounds. */
    static List<Sequence> of(Run run) {
        Map<List<String>, List<Attempt>> corrections = new LinkedHashMap<>();
        run.attempts().stream()
                .filter(attempt -> attempt.series() != Series.DRAW)
                .forEach(attempt -> corrections
                        .computeIfAbsent(
                                List.of(attempt.model(), attempt.language(), attempt.concept()),
                                key -> new ArrayList<>())
                        .add(attempt));
        return corrections.values().stream()
                .map(attempts -> of(run, attempts))
                .filter(sequence -> sequence.steps().size() > 1)
                .toList();
    }

    private static Sequence of(Run run, List<Attempt> attempts) {
        Attempt any = attempts.get(0);
        return new Sequence(
                Visible.text(any.concept()),
                Visible.text(any.model() + ", " + any.language()),
                steps(run, sorted(attempts, Series.CORRECT)),
                sorted(attempts, Series.REDRAW).stream()
                        .map(redraw -> Card.of(
                                "redraw " + redraw.number(),
                                redraw,
                                run.pictures().apply(redraw)))
                        .toList());
    }

    private static List<Attempt> sorted(List<Attempt> attempts, Series series) {
        return attempts.stream()
                .filter(attempt -> attempt.series() == series)
                .sorted(Comparator.comparingInt(Attempt::number))
                .toList();
    }

    private static List<Step> steps(Run run, List<Attempt> rounds) {
        List<Step> steps = new ArrayList<>();
        @Nullable Image before = null;
        for (int i = 0; i < rounds.size(); i++) {
            Attempt round = rounds.get(i);
            Optional<Image> image = run.pictures().apply(round);
            Card card = Card.of(i == 0 ? "first drawing" : "round " + round.number(), round, image);
            @Nullable
            ImageDifference difference =
                    before == null || image.isEmpty() ? null : ImageDifference.of(before, image.get());
            steps.add(new Step(
                    card,
                    Visible.text(round.wish()),
                    difference == null ? "" : Inlined.png(difference.picture()),
                    difference == null ? "" : Figures.percent(difference.share()),
                    i == 0 ? List.of() : CodeDifference.of(rounds.get(i - 1).program(), round.program())));
            before = image.orElse(before);
        }
        return steps;
    }
}
