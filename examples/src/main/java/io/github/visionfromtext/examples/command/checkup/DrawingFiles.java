package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.AttemptFile;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drawings as pictures, which are written as they come, and as one line of JSON each, which are written at the end: whoever
 * adds them one by one holds one picture at a time.
 */
final class DrawingFiles {
    private final Path folder;
    private final Path lines;
    private final String model;
    private List<Attempt> attempts = new ArrayList<>();

    /**
     * Begins an empty list.
     *
     * @param lines name of the file of lines
     * @param model who draws
     */
    DrawingFiles(Path folder, String lines, String model) {
        this.folder = folder;
        this.lines = folder.resolve(lines);
        this.model = model;
    }

    /**
     * Writes independent drawings and their {@code drawings.jsonl}.
     *
     * @param fidelities one for each; none if nobody judged
     * @param geometry the checks of each drawing
     */
    static void write(
            String model,
            List<Drawing> drawings,
            List<Optional<Fidelity>> fidelities,
            List<DrawingGeometry> geometry,
            Path folder)
            throws IOException {
        DrawingFiles files = new DrawingFiles(folder, "drawings.jsonl", model);
        for (Drawing drawing : drawings) {
            files.add(drawing, Series.DRAW, drawing.sample(), "%04d.png".formatted(files.attempts.size()), "");
        }
        for (int i = 0; i < drawings.size(); i++) {
            Attempt attempt = files.attempts.get(i);
            Attempt judged = fidelities.isEmpty()
                    ? attempt
                    : fidelities.get(i).map(attempt::with).orElse(attempt);
            files.attempts.set(i, geometry.get(i).on(judged));
        }
        files.write();
    }

    /**
     * An attempt.
     *
     * @param file what its picture is called if it has one
     * @param wish what was to be changed
     */
    void add(Drawing drawing, Series series, int number, String file, String wish) {
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

    /** Has all pictures judged; to be followed by {@link #write}. */
    void judge(Judging judging) {
        attempts = new ArrayList<>(judging.judge(attempts, folder));
    }

    /** Replaces the file of lines. */
    void write() throws IOException {
        AttemptFile.write(attempts, lines);
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }
}
