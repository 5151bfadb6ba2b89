package io.github.visionfromtext.examples.command;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.restoration.degradation.Degradation;
import io.github.visionfromtext.core.restoration.evaluation.Sample;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The photographs of a folder, whole or as squares, in the order of their names. */
final class PictureFolder {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".webp");

    private final Path folder;
    private final @Nullable Integer side;
    private final int squares;
    private final long seed;

    /**
     * @param side of the squares; null for whole photographs
     * @param squares of a photograph: one is its middle, more are drawn
     * @param seed of the draw and, plus its index, of each degradation
     */
    PictureFolder(Path folder, @Nullable Integer side, int squares, long seed) {
        if (side != null && side < 1) {
            throw new InvalidInputException("squares of " + side + " pixels: expected 1 or more");
        }
        if (squares < 1 || (side == null && squares != 1)) {
            throw new InvalidInputException(
                    squares + " squares of a photograph: expected 1 or more, and a side (--crop)");
        }
        this.folder = folder;
        this.side = side;
        this.squares = squares;
        this.seed = seed;
    }

    /**
     * Reads and degrades every photograph.
     *
     * @throws InvalidInputException if there is none, or one cannot be read or is smaller than a square
     */
    List<Sample> read(Degradation degradation, ProgressListener progress, CancellationToken cancellation) {
        List<Path> files = files();
        List<String> names = new ArrayList<>();
        List<Image> pictures = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (Path file : files) {
            cancellation.throwIfCancelled("Reading photographs");
            Image photograph = ImageFiles.read(file);
            for (int i = 0; i < squares; i++) {
                names.add(folder.relativize(file).toString());
                pictures.add(side == null ? photograph : square(file, photograph, side, random));
            }
            progress.progress("read", pictures.size() / squares, files.size(), file.getFileName() + "");
        }
        return Sample.degrade(names, pictures, degradation, seed);
    }

    private Image square(Path file, Image image, int length, SplittableRandom random) {
        int right = image.width() - length;
        int down = image.height() - length;
        if (right < 0 || down < 0) {
            throw new InvalidInputException(file + " has " + image.width() + "x" + image.height()
                    + " pixels, too few for a square of " + length + "; choose a smaller --crop");
        }
        return squares == 1
                ? image.crop(right / 2, down / 2, length, length)
                : image.crop(random.nextInt(right + 1), random.nextInt(down + 1), length, length);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    folder + (Files.exists(folder) ? " is not a folder" : " does not exist") + "; name a folder");
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files = tree.filter(PictureFolder::isPicture).sorted().toList();
            if (files.isEmpty()) {
                throw new InvalidInputException("there is no photograph in " + folder + " (" + ENDINGS + ")");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException("cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }
}
