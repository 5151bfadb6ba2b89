package io.github.visionfromtext.core.checkup.report;

import io.github.visionfromtext.core.checkup.correct.RoundScores;
import io.github.visionfromtext.core.checkup.score.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What correction achieved, over concepts; each number with its {@link Interval}. Fidelity is the mean of percentiles;
 * failures count as {@link RoundScores} says. Where correction ended early, what it had reached stands for later rounds.
 *
 * @param rounds by round, the first drawing being round 0
 * @param control the redraws at their end; null without a control
 */
public record CorrectionSummary(
        List<Round> rounds, @Nullable Control control) {
    /**
     * After a round.
     *
     * @param number of the round
     * @param drawn how many concepts had a whole picture by then, from 0 to 1
     * @param last mean fidelity of the last good attempt; empty if nobody judged
     * @param best mean fidelity of the best attempt so far; empty if nobody judged
     */
    public record Round(int number, Interval drawn, Interval last, Interval best) {}

    /**
     * As many calls, spent on independent drawings.
     *
     * @param last mean fidelity of the last good drawing
     * @param best mean fidelity of the best drawing
     * @param lastGain what correction's last is above that, concept by concept
     * @param bestGain what correction's best is above that, concept by concept
     */
    public record Control(Interval last, Interval best, Interval lastGain, Interval bestGain) {}

    /** The attempts at one concept; scores are NaN for a failure. */
    private record Trial(List<Attempt> rounds, List<Attempt> redraws) {
        static Trial of(List<Attempt> attempts) {
            return new Trial(
                    attempts.stream()
                            .filter(attempt -> attempt.series() == Series.CORRECT)
                            .sorted(Comparator.comparingInt(Attempt::number))
                            .toList(),
                    attempts.stream()
                            .filter(attempt -> attempt.series() == Series.REDRAW
                                    || (attempt.series() == Series.CORRECT && attempt.number() == 0))
                            .sorted(Comparator.comparingInt(Attempt::number))
                            .toList());
        }

        private static double[] scores(List<Attempt> series) {
            return series.stream()
                    .mapToDouble(attempt -> attempt.fidelity() == null ? Double.NaN : attempt.fidelity())
                    .toArray();
        }

        boolean drawnBy(int round) {
            return rounds.stream().anyMatch(attempt -> attempt.number() <= round && attempt.isOk());
        }
    }

    public CorrectionSummary {
        rounds = List.copyOf(rounds);
    }

    /**
     * Summarises.
     *
     * @param attempts of correction, in any order; those of other tests are passed over
     * @param seed of the bootstrap
     */
    public static CorrectionSummary of(List<Attempt> attempts, long seed) {
        Map<List<String>, List<Attempt>> byConcept = new LinkedHashMap<>();
        for (Attempt attempt : attempts) {
            byConcept
                    .computeIfAbsent(
                            List.of(attempt.model(), attempt.language(), attempt.concept()), key -> new ArrayList<>())
                    .add(attempt);
        }
        List<Trial> trials = byConcept.values().stream()
                .map(Trial::of)
                .filter(trial -> !trial.rounds().isEmpty())
                .toList();
        boolean judged = attempts.stream().anyMatch(attempt -> attempt.fidelity() != null);
        int length =
                trials.stream().mapToInt(trial -> trial.rounds().size()).max().orElse(0);
        List<Round> rounds = IntStream.range(0, length)
                .mapToObj(round -> round(trials, round, judged, seed))
                .toList();
        boolean controlled = attempts.stream().anyMatch(attempt -> attempt.series() == Series.REDRAW);
        return new CorrectionSummary(rounds, controlled && judged ? control(trials, length, seed) : null);
    }

    private static Round round(List<Trial> trials, int round, boolean judged, long seed) {
        int drawn = (int) trials.stream().filter(trial -> trial.drawnBy(round)).count();
        List<Trial> scored = judged ? trials : List.of();
        return new Round(
                round,
                Interval.ofRate(drawn, trials.size()),
                Interval.ofMean(each(scored, trial -> last(trial.rounds(), round + 1)), seed),
                Interval.ofMean(each(scored, trial -> best(trial.rounds(), round + 1)), seed));
    }

    private static Control control(List<Trial> trials, int length, long seed) {
        return new Control(
                Interval.ofMean(each(trials, trial -> last(trial.redraws())), seed),
                Interval.ofMean(each(trials, trial -> best(trial.redraws())), seed),
                Interval.ofMean(each(trials, trial -> last(trial.rounds(), length) - last(trial.redraws())), seed),
                Interval.ofMean(each(trials, trial -> best(trial.rounds(), length) - best(trial.redraws())), seed));
    }

    private static double last(List<Attempt> series) {
        return last(series, series.size());
    }

    private static double best(List<Attempt> series) {
        return best(series, series.size());
    }

    private static double last(List<Attempt> series, int length) {
        return RoundScores.kept(Trial.scores(series), length)[length - 1];
    }

    private static double best(List<Attempt> series, int length) {
        return RoundScores.best(Trial.scores(series), length)[length - 1];
    }

    private static double[] each(List<Trial> trials, ToDoubleFunction<Trial> score) {
        return trials.stream().mapToDouble(score).toArray();
    }
}
