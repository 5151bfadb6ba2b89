package io.github.visionfromtext.image;

import io.github.visionfromtext.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Reads PNG, JPEG and WebP files, told apart by content and never by name, and writes PNG and JPEG. Thread-safe.
 *
 * <p>A picture is read whole or not at all: a file that was cut short is an error, not a picture that ends in gray. The
 * orientation that a camera noted (EXIF) is applied, colour profiles are ignored, transparency is composited on a
 * background, 16 bits a channel keep their precision. A file is written beside its target and moved there when it is
 * complete, so that a failure leaves the old file as it was.
 */
public final class ImageFiles {
    private static final long MAX_FILE_BYTES = 1L << 30;

    private ImageFiles() {}

    /**
     * Reads a picture of at most 64 megapixels, on white.
     *
     * @throws InvalidInputException as {@link #read(Path, ImageReadOptions)}
     */
    public static Image read(Path file) {
        return read(file, ImageReadOptions.DEFAULT);
    }

    /**
     * Reads a picture.
     *
     * @throws InvalidInputException if the file is missing, unreadable, of another format, damaged, cut short, or has more
     *     pixels than allowed or than fit in memory; the message names the file and the remedy
     */
    public static Image read(Path file, ImageReadOptions options) {
        try {
            if (Files.isDirectory(file)) {
                throw new DamagedImageException("it is a directory; name a picture file in it");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new DamagedImageException("it is not a regular file");
            }
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new DamagedImageException(
                        "it has " + Files.size(file) + " bytes; expected at most " + MAX_FILE_BYTES);
            }
            return decode(Files.readAllBytes(file), file.toString(), options);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "cannot read picture " + file + ": there is no such file; check the path", e);
        } catch (DamagedImageException e) {
            throw new InvalidInputException("cannot read picture " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read picture " + file + ": " + FileProblems.describe(e), e);
        } catch (OutOfMemoryError e) {
            throw outOfMemory(file.toString(), e);
        }
    }

    /**
     * Decodes a whole file held in memory.
     *
     * @param name what to call it in error messages
     * @throws InvalidInputException as {@link #read(Path, ImageReadOptions)}
     */
    public static Image decode(byte[] file, String name, ImageReadOptions options) {
        try {
            EncodedImage encoded = EncodedImage.inspect(file);
            requirePixels(encoded, Math.min(options.maxPixels(), Image.MAX_PIXELS));
            return ImageDecoder.decode(encoded, options.background());
        } catch (DamagedImageException e) {
            throw new InvalidInputException("cannot read picture " + name + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw undecodable(name, e);
        } catch (OutOfMemoryError e) {
            throw outOfMemory(name, e);
        }
    }

    /**
     * Writes a PNG file of 8 bits a channel; values are clamped and rounded half up.
     *
     * @throws InvalidInputException if the file cannot be written; an existing file is then unchanged
     */
    public static void writePng(Image image, Path file) {
        writePng(image, file, BitDepth.EIGHT);
    }

    /**
     * Writes a PNG file; values are clamped and rounded half up.
     *
     * @throws InvalidInputException if the file cannot be written; an existing file is then unchanged
     */
    public static void writePng(Image image, Path file, BitDepth depth) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        write(image, file, depth, writer, writer.getDefaultWriteParam());
    }

    /** A PNG file of 8 bits a channel, in memory; values are clamped and rounded half up. */
    public static byte[] encodePng(Image image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            encode(image, BitDepth.EIGHT, writer, writer.getDefaultWriteParam(), file);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /**
     * Writes a JPEG file.
     *
     * @param quality from 0 (smallest file) to 1 (best picture); 0.9 is a good choice
     * @throws InvalidInputException if the quality is out of range or the file cannot be written; an existing file is then
     *     unchanged
     */
    public static void writeJpeg(Image image, Path file, float quality) {
        if (!(quality >= 0 && quality <= 1)) {
            throw new InvalidInputException("JPEG quality " + quality + ": expected a value from 0 to 1");
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        write(image, file, BitDepth.EIGHT, writer, parameters);
    }

    private static void write(Image image, Path file, BitDepth depth, ImageWriter writer, ImageWriteParam parameters) {
        try {
            AtomicFile.write(file, output -> encode(image, depth, writer, parameters, output));
        } catch (IOException e) {
            throw new InvalidInputException("cannot write picture " + file + ": " + FileProblems.describe(e), e);
        } finally {
            writer.dispose();
        }
    }

    private static void encode(
            Image image, BitDepth depth, ImageWriter writer, ImageWriteParam parameters, OutputStream output)
            throws IOException {
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(output)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(BufferedImages.toBufferedImage(image, depth), null, null), parameters);
        }
    }

    private static void requirePixels(EncodedImage encoded, long limit) throws DamagedImageException {
        if (encoded.pixels() > limit) {
            throw new DamagedImageException(
                    "it has " + encoded.width() + "x" + encoded.height() + " = " + encoded.pixels()
                            + " pixels, more than the limit of " + limit
                            + (limit == Image.MAX_PIXELS
                                    ? ", the most the library can hold; shrink or cut it first"
                                    : "; raise the limit (ImageReadOptions.withMaxPixels) or shrink it first"));
        }
    }

    private static InvalidInputException undecodable(String name, Exception e) {
        // The JDK's decoders wrap whatever goes wrong inside them, even an error.
        if (e.getCause() instanceof OutOfMemoryError error) {
            return outOfMemory(name, error);
        }
        return new InvalidInputException(
                "cannot read picture " + name + ": its pixels cannot be decoded (" + e.getMessage()
                        + "): the file is damaged; copy or download it again",
                e);
    }

    private static InvalidInputException outOfMemory(String name, OutOfMemoryError e) {
        return new InvalidInputException(
                "cannot read picture " + name + ": it does not fit in memory ("
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB of heap); give the JVM more with -Xmx or shrink the picture",
                e);
    }
}
