package io.github.visionfromtext.examples.command.checkup;

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
import java.util.function.UnaryOperator;
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
     * An attempt.
     *
     * @param file what its picture is called if it has one
     * @param more what else is known of it
     */
    void add(Drawing drawing, Series series, int number, String file, UnaryOperator<Attempt> more) {
        Image image = image(drawing.rendering());
        if (image != null) {
            ImageFiles.writePng(image, folder.resolve(file));
        }
        attempts.add(more.apply(Attempt.of(model, drawing, series, number, image == null ? "" : file)));
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

    int size() {
        return attempts.size();
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }
}
