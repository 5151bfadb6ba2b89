package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.AttemptFile;
import io.github.visionfromtext.core.checkup.report.Recognised;
import io.github.visionfromtext.core.checkup.report.SetScores;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.image.ImageReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what {@code vft checkup} wrote into a folder. */
public final class RunFolder {
    private static final List<String> FILES = List.of("drawings.jsonl", "corrections.jsonl");
    private static final String RECOGNITIONS = "recognitions.jsonl";
    private static final ImageReadOptions OPTIONS = ImageReadOptions.DEFAULT.withMaxPixels(4096 * 4096);

    private RunFolder() {}

    /** Whether there is anything to read. */
    public static boolean isRun(Path folder) {
        return Stream.concat(FILES.stream(), Stream.of(RECOGNITIONS))
                .anyMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }

    /**
     * Reads a folder; pictures are read when they are asked for.
     *
     * @throws InvalidInputException if a line is no attempt; {@link Run#pictures} throws it if a picture is not beside the
     *     lines or no picture
     */
    public static Run read(Path folder) {
        List<Attempt> attempts = FILES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .flatMap(file -> AttemptFile.read(file).stream())
                .toList();
        Path recognitions = folder.resolve(RECOGNITIONS);
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return new Run(
                name == null ? "/" : name.toString(),
                attempts,
                Files.isRegularFile(recognitions) ? Recognised.read(recognitions) : List.of(),
                SetScores.read(folder.resolve(SetScores.FILE)),
                attempt -> picture(folder, attempt));
    }

    private static Optional<Image> picture(Path folder, Attempt attempt) {
        return Stream.of(attempt.picture())
                .filter(name -> !name.isEmpty())
                .map(name -> ImageFiles.read(beside(folder, name), OPTIONS))
                .findFirst();
    }

    /** Lines name files of their own folder only, whoever wrote them. */
    private static Path beside(Path folder, String name) {
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}")) {
            throw new InvalidInputException("A line in " + folder + " names the picture \"" + name
                    + "\", expected the plain name of a file in that folder");
        }
        return folder.resolve(name);
    }
}
