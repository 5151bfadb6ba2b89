package io.github.visionfromtext.core.checkup.report;

import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.geometry.Finding;
import io.github.visionfromtext.core.checkup.geometry.GeometryScores;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import io.github.visionfromtext.core.checkup.score.FidelitySummary;
import io.github.visionfromtext.core.checkup.score.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The drawings of one model in one language and category; of corrections their first drawings.
 *
 * @param outcomes how many ended how
 * @param executable how many gave a whole picture, from 0 to 1
 * @param fidelity of those that were judged and those that failed; null if nobody judged
 * @param scores mean of whatever else was measured, by name; {@value #GEOMETRY} is the share of the decided facts that hold
 */
public record GroupScores(
        String model,
        String language,
        Category category,
        int drawings,
        Map<String, Integer> outcomes,
        Interval executable,
        @Nullable FidelitySummary fidelity,
        Map<String, Interval> scores) {
    /** Name of the score of the geometric checks. */
    static final String GEOMETRY = "facts that hold";

    private record Key(String model, String language, Category category) {
        static Key of(Attempt attempt) {
            return new Key(attempt.model(), attempt.language(), attempt.category());
        }
    }

    /**
     * Scores of every group there is, by model, category and language.
     *
     * @param seed of the bootstrap
     */
    public static List<GroupScores> of(List<Attempt> attempts, long seed) {
        Map<Key, List<Attempt>> groups = new TreeMap<>(
                Comparator.comparing(Key::model).thenComparing(Key::category).thenComparing(Key::language));
        attempts.stream().filter(GroupScores::isFirst).forEach(attempt -> groups.computeIfAbsent(
                        Key.of(attempt), key -> new ArrayList<>())
                .add(attempt));
        return groups.entrySet().stream()
                .map(group -> of(group.getKey(), group.getValue(), seed))
                .toList();
    }

    /** Whether an attempt is an answer to a plain request: not a round of correction, not part of its control. */
    private static boolean isFirst(Attempt attempt) {
        return attempt.series() == Series.DRAW || (attempt.series() == Series.CORRECT && attempt.number() == 0);
    }

    private static GroupScores of(Key key, List<Attempt> attempts, long seed) {
        int ok = (int) attempts.stream().filter(Attempt::isOk).count();
        List<Optional<Fidelity>> judged = attempts.stream().map(Attempt::judged).toList();
        return new GroupScores(
                key.model(),
                key.language(),
                key.category(),
                attempts.size(),
                new TreeMap<>(
                        attempts.stream().collect(Collectors.toMap(Attempt::outcome, attempt -> 1, Integer::sum))),
                Interval.ofRate(ok, attempts.size()),
                judged.stream().anyMatch(Optional::isPresent) ? FidelitySummary.of(judged, seed) : null,
                others(attempts, seed));
    }

    private static Map<String, Interval> others(List<Attempt> attempts, long seed) {
        Map<String, Interval> others = new TreeMap<>();
        attempts.stream()
                .flatMap(attempt -> attempt.scores().keySet().stream())
                .distinct()
                .forEach(name -> others.put(name, mean(attempts, name, seed)));
        List<Finding> findings = attempts.stream()
                .flatMap(
                        attempt -> attempt.geometry() == null ? Stream.empty() : attempt.geometry().findings().stream())
                .toList();
        if (!findings.isEmpty()) {
            others.put(GEOMETRY, GeometryScores.of(findings).rate());
        }
        return others;
    }

    private static Interval mean(List<Attempt> attempts, String name, long seed) {
        double[] values = attempts.stream()
                .filter(attempt -> attempt.scores().containsKey(name))
                .mapToDouble(attempt -> attempt.scores().getOrDefault(name, Double.NaN))
                .toArray();
        return Interval.ofMean(values, seed);
    }
}
