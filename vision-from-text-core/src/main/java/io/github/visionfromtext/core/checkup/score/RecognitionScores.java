package io.github.visionfromtext.core.checkup.score;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.recognise.Recognition;
import java.util.List;

/**
 * How often a model names what programs draw.
 *
 * @param accuracy share of right answers among all questions; a reply that cannot be read counts as wrong
 * @param unreadable share of replies that cannot be read as a name
 * @param chance what guessing gets: the mean of one over the number of names to choose from
 */
public record RecognitionScores(Interval accuracy, Interval unreadable, double chance) {
    /**
     * Counts.
     *
     * @param names how many things there are in all, which is what an open question is guessed from
     */
    public static RecognitionScores of(List<Recognition> recognitions, int names) {
        if (names < 1) {
            throw new InvalidInputException(names + " names of things, expected 1 or more");
        }
        int right = (int) recognitions.stream().filter(Recognition::correct).count();
        int lost =
                (int) recognitions.stream().filter(one -> one.answer() == null).count();
        double chance = recognitions.stream()
                .mapToDouble(one ->
                        1.0 / (one.choices().isEmpty() ? names : one.choices().size()))
                .average()
                .orElse(Double.NaN);
        int count = recognitions.size();
        return new RecognitionScores(Interval.ofRate(right, count), Interval.ofRate(lost, count), chance);
    }
}
