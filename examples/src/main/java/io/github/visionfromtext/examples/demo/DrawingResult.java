package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.examples.report.CheckupReport;
import io.github.visionfromtext.examples.report.Run;
import java.time.Duration;
import java.util.List;

/**
 * What the demo drew.
 *
 * @param run all of it
 * @param missing why languages are not among it, a sentence each
 * @param time all of it took
 */
public record DrawingResult(Run run, List<String> missing, Duration time) {
    public DrawingResult {
        missing = List.copyOf(missing);
    }

    /** The page. */
    public String html() {
        return CheckupReport.html(
                new CheckupReport.Settings("Programs that draw, written by language models", 1000, 0, missing),
                List.of(run));
    }

    /** Which languages were drawn. */
    public List<String> languages() {
        return run.attempts().stream()
                .map(attempt -> attempt.language())
                .distinct()
                .toList();
    }
}
