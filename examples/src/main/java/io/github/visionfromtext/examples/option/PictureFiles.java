package io.github.visionfromtext.examples.option;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --image} and {@code --out}: a picture that is read, and one that is made of it. */
public final class PictureFiles {
    private static final float JPEG_QUALITY = 0.95f;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--image",
            required = true,
            paramLabel = "IN",
            description = "The picture to read: PNG, JPEG or WebP of at most 64 megapixels.")
    private Path input;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "OUT",
            description = "The picture to write, .png or .jpg; replaced as a whole if it exists.")
    private Path output;

    public Path input() {
        return input;
    }

    public Path output() {
        return output;
    }

    /**
     * Checks both names, then reads the picture.
     *
     * @throws ParameterException if the output would overwrite the input or has another ending
     * @throws InvalidInputException if the picture cannot be read
     */
    public Image read() {
        if (!isPng() && !isJpeg()) {
            throw usage("--out " + output + ": expected a name that ends in .png or .jpg");
        }
        if (isInput(output)) {
            throw usage("--out " + output + " is the picture to read; choose another name");
        }
        Path folder = output.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    "cannot write " + output + ": there is no folder " + folder + "; create it first");
        }
        return ImageFiles.read(input);
    }

    /**
     * Writes a picture to the output.
     *
     * @throws InvalidInputException if it cannot be written; what was there before is then unchanged
     */
    public void write(Image image) {
        if (isPng()) {
            ImageFiles.writePng(image, output);
        } else {
            ImageFiles.writeJpeg(image, output, JPEG_QUALITY);
        }
    }

    /** The same file, be it by another path, a link or a hard link. */
    private boolean isInput(Path file) {
        try {
            return Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input);
        } catch (IOException e) {
            throw new InvalidInputException("cannot look at " + file + ": " + e.getMessage(), e);
        }
    }

    private boolean isPng() {
        return hasEnding(".png");
    }

    private boolean isJpeg() {
        return hasEnding(".jpg") || hasEnding(".jpeg");
    }

    private boolean hasEnding(String ending) {
        return output.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
