package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.examples.report.CheckupReport;
import io.github.visionfromtext.examples.report.Run;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the demo drew.
 *
 * @param run all of it
 * @param missing why languages are not among it, a sentence each
 * @param time all of it took
 */
public record DrawingResult(Run run, List<String> missing, Duration time) {
    private static final String JUDGE =
            "The number under a picture is where its own caption stands among all captions of its category in the corpus, by"
                    + " mini-space, the small space that comes with the library: 100 is nearest, 50 is chance. It knows shapes"
                    + " and many objects but no scenes: there its ranks are no better than chance and say nothing about the"
                    + " drawing.";

    public DrawingResult {
        missing = List.copyOf(missing);
    }

    /** The page. */
    public String html() {
        List<String> notes = Stream.concat(Stream.of(JUDGE), missing.stream()).toList();
        return CheckupReport.html(
                new CheckupReport.Settings("Programs that draw, written by language models", 1000, 0, notes),
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
