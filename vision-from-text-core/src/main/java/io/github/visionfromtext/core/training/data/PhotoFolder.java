package io.github.visionfromtext.core.training.data;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.image.Resampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The photographs of a folder and the folders in it, read once and held as 8-bit RGB. Immutable and thread-safe.
 *
 * <p>Files are told by their endings (jpg, jpeg, png, webp) and taken in the order of their names, so that the same
 * folder gives the same photographs in the same order on every machine.
 */
public final class PhotoFolder {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "webp");

    private final Path folder;
    private final List<Photo> photos;

    private PhotoFolder(Path folder, List<Photo> photos) {
        this.folder = folder;
        this.photos = List.copyOf(photos);
    }

    /**
     * Reads every photograph.
     *
     * @param shorterSide larger photographs are shrunk until their shorter side is this long, in pixels; memory is about
     *     {@code 4 * shorterSide^2} bytes each
     * @throws InvalidInputException if the folder or a photograph cannot be read, or there is none
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public static PhotoFolder read(
            Path folder, int shorterSide, ProgressListener progress, CancellationToken cancellation) {
        List<Path> files = files(folder);
        List<Photo> photos = new ArrayList<>();
        for (Path file : files) {
            cancellation.throwIfCancelled("Reading photographs from " + folder);
            photos.add(Photo.of(shrink(ImageFiles.read(file), shorterSide)));
            progress.progress(
                    "read photographs",
                    photos.size(),
                    files.size(),
                    file.getFileName().toString());
        }
        return new PhotoFolder(folder, photos);
    }

    /**
     * The photographs' files in the order of their names, none of them read.
     *
     * @throws InvalidInputException if the folder cannot be read, or there is none
     */
    public static List<Path> files(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files = tree.filter(PhotoFolder::isPhotograph).sorted().toList();
            if (files.isEmpty()) {
                throw new InvalidInputException("There is no photograph (" + ENDINGS + ") in " + folder);
            }
            return files;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new InvalidInputException("Cannot read the folder of photographs " + folder + ": " + e, e);
        }
    }

    private static boolean isPhotograph(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Image shrink(Image image, int shorterSide) {
        int shorter = Math.min(image.width(), image.height());
        if (shorter <= shorterSide) {
            return image;
        }
        double scale = (double) shorterSide / shorter;
        int width = (int) Math.round(image.width() * scale);
        int height = (int) Math.round(image.height() * scale);
        return image.resize8Bit(width, height, Resampling.BICUBIC);
    }

    public int size() {
        return photos.size();
    }

    /** One photograph, counted from 0 in the order of file names. */
    public Image photo(int index) {
        Photo photo = photos.get(index);
        return photo.crop(0, 0, photo.width(), photo.height());
    }

    Photo stored(int index) {
        return photos.get(index);
    }

    Path folder() {
        return folder;
    }

    /** How many photographs there are and a checksum of their pixels: equal for equal data, wherever it lies. */
    public Provenance provenance() {
        CRC32 checksum = new CRC32();
        for (Photo photo : photos) {
            checksum.update(photo.rgb());
        }
        return Provenance.EMPTY
                .with("photographs.count", photos.size())
                .with("photographs.crc32", Long.toHexString(checksum.getValue()));
    }
}
