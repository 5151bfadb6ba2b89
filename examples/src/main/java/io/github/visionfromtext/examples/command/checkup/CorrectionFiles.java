package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.correct.CorrectionTrial;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.report.Series;

/** Trials of correction as pictures and lines: {@code 0003-1.png} is the fourth concept after its first round. */
final class CorrectionFiles {
    private final DrawingFiles files;
    private int concepts;

    CorrectionFiles(DrawingFiles files) {
        this.files = files;
    }

    void add(CorrectionTrial trial) {
        String name = "%04d-".formatted(concepts++);
        for (Drawing round : trial.drawings()) {
            int number = round.sample();
            files.add(
                    round,
                    Series.CORRECT,
                    number,
                    name + number + ".png",
                    attempt -> attempt.withWish(trial.wish(number)));
        }
        for (Drawing redraw : trial.redraws()) {
            int number = redraw.sample() + 1;
            files.add(redraw, Series.REDRAW, number, name + "redraw-" + number + ".png", attempt -> attempt);
        }
    }
}
