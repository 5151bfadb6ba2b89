package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.Recognised;
import io.github.visionfromtext.core.checkup.report.SetScores;
import io.github.visionfromtext.image.Image;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a run of the check-up left behind.
 *
 * @param name what the page calls it
 * @param attempts in the order they were made
 * @param recognised what was recognised, in that order
 * @param scores of its drawings as a set
 * @param pictures finds the picture of an attempt; asked once for each, so it need not keep any
 */
public record Run(
        String name,
        List<Attempt> attempts,
        List<Recognised> recognised,
        SetScores scores,
        Function<Attempt, Optional<Image>> pictures) {
    public Run {
        attempts = List.copyOf(attempts);
        recognised = List.copyOf(recognised);
    }
}
