package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.correct.Correct.Round;
import io.github.visionfromtext.core.checkup.correct.CorrectionTrial;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.AttemptFile;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trials of correction as pictures of every round, and as one line of JSON each. Pictures are written as they come. */
final class CorrectionFiles {
    private final Path folder;
    private final String model;
    private final List<Attempt> attempts = new ArrayList<>();
    private int concepts;

    CorrectionFiles(Path folder, String model) {
        this.folder = folder;
        this.model = model;
    }

    void add(CorrectionTrial trial) {
        String name = "%04d-".formatted(concepts++);
        if (trial.correction() == null) {
            add(trial.first(), Series.CORRECT, 0, name + "0.png", "");
        } else {
            for (Round round : trial.correction().rounds()) {
                Drawing drawing = new Drawing(
                        trial.first().concept(),
                        trial.first().language(),
                        round.number(),
                        "",
                        round.program(),
                        round.rendering());
                add(drawing, Series.CORRECT, round.number(), name + round.number() + ".png", round.wish());
            }
        }
        for (Drawing redraw : trial.redraws()) {
            int number = redraw.sample() + 1;
            add(redraw, Series.REDRAW, number, name + "redraw-" + number + ".png", "");
        }
    }

    private void add(Drawing drawing, Series series, int number, String file, String wish) {
        Image image = image(drawing.rendering());
        if (image != null) {
            ImageFiles.writePng(image, folder.resolve(file));
        }
        attempts.add(Attempt.of(model, drawing, series, number, image == null ? "" : file)
                .withWish(wish));
    }

    private static @Nullable Image image(@Nullable Rendering rendering) {
        return rendering == null ? null : rendering.image();
    }

    /** All lines so far, which replace the file. */
    List<Attempt> finish() throws IOException {
        AttemptFile.write(attempts, folder.resolve("corrections.jsonl"));
        return List.copyOf(attempts);
    }
}
