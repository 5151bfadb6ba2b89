package io.github.visionfromtext.core.checkup.report;

import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import io.github.visionfromtext.drawing.Diagnostic;
import java.util.List;
import java.util.Map;

/** Attempts to test with. */
final class Attempts {
    private Attempts() {}

    static Attempt of(String concept, Series series, int number, String outcome) {
        return new Attempt(
                "scripted",
                Category.OBJECTS,
                concept,
                "svg",
                series,
                number,
                "",
                outcome,
                outcome.equals("OK") ? "0.png" : "",
                outcome.equals("OK") ? List.of() : List.of(Diagnostic.error("it is broken", 2)),
                List.of(),
                "<svg>\n</svg>\n",
                null,
                null,
                null,
                Map.of());
    }

    static Attempt judged(String concept, Series series, int number, double percentile) {
        return of(concept, series, number, "OK").with(new Fidelity(percentile, 1));
    }
}
