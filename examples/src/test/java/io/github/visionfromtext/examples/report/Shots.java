package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.core.checkup.report.SetScores;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.image.Image;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attempts and runs to report. */
final class Shots {
    private Shots() {}

    static Attempt ok(String concept, Series series, int number, String program) {
        return new Attempt(
                "m",
                Category.OBJECTS,
                concept,
                "svg",
                series,
                number,
                "",
                "OK",
                number + ".png",
                List.of(),
                List.of(),
                program,
                null,
                null,
                null,
                Map.of());
    }

    static Attempt failed(String concept, String program, Diagnostic... diagnostics) {
        return new Attempt(
                "m",
                Category.OBJECTS,
                concept,
                "svg",
                Series.DRAW,
                0,
                "",
                "PARSE_ERROR",
                "",
                List.of(diagnostics),
                List.of("closed a tag"),
                program,
                null,
                null,
                null,
                Map.of());
    }

    static String html(String title, int mostPictures, Run... runs) {
        return CheckupReport.html(new CheckupReport.Settings(title, mostPictures, 0, List.of(title)), List.of(runs));
    }

    /** Pictures are squares that grow with the number. */
    static Run run(Attempt... attempts) {
        return new Run(
                "run",
                List.of(attempts),
                List.of(),
                SetScores.NONE,
                attempt -> attempt.picture().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Image.generate(
                                8, 8, (x, y, channel) -> x <= attempt.number() && y <= attempt.number() ? 0 : 1)));
    }
}
