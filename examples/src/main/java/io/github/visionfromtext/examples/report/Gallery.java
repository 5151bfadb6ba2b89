package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The drawings of a concept, side by side.
 *
 * @param failures whether one of them failed
 */
public record Gallery(String category, String concept, boolean failures, List<Card> cards) {
    private record Shot(Run run, Attempt attempt) {}

    private record Key(Category category, String concept) {}

    /**
     * Drawings of all runs by concept; a correction whose first drawing has no further round is among them.
     *
     * @param most pictures; concepts beyond them are left out
     */
    static List<Gallery> of(List<Run> runs, int most) {
        Map<Key, List<Shot>> concepts = new LinkedHashMap<>();
        runs.stream()
                .flatMap(Gallery::shots)
                .sorted(Comparator.comparing(shot -> shot.attempt().category()))
                .forEach(shot -> concepts.computeIfAbsent(
                                new Key(
                                        shot.attempt().category(),
                                        shot.attempt().concept()),
                                key -> new ArrayList<>())
                        .add(shot));
        List<Gallery> galleries = new ArrayList<>();
        int shown = 0;
        for (Map.Entry<Key, List<Shot>> concept : concepts.entrySet()) {
            shown += concept.getValue().size();
            if (shown > most) {
                break;
            }
            galleries.add(of(concept.getKey(), concept.getValue()));
        }
        return galleries;
    }

    private static Stream<Shot> shots(Run run) {
        return run.attempts().stream()
                .filter(attempt -> attempt.series() == Series.DRAW)
                .map(attempt -> new Shot(run, attempt));
    }

    private static Gallery of(Key concept, List<Shot> shots) {
        boolean severalModels =
                shots.stream().map(shot -> shot.attempt().model()).distinct().count() > 1;
        List<Card> cards = shots.stream()
                .map(shot -> Card.of(
                        label(shot.attempt(), severalModels),
                        shot.attempt(),
                        shot.run().pictures().apply(shot.attempt())))
                .toList();
        return new Gallery(
                concept.category().toString(),
                Visible.text(concept.concept()),
                cards.stream().anyMatch(card -> !card.ok()),
                cards);
    }

    private static String label(Attempt attempt, boolean severalModels) {
        return attempt.language()
                + (attempt.number() == 0 ? "" : " " + (attempt.number() + 1))
                + (severalModels ? ", " + attempt.model() : "");
    }
}
