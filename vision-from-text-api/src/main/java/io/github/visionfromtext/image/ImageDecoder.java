package io.github.visionfromtext.image;

import io.github.visionfromtext.image.EncodedImage.StoredColors;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes pixels with the JDK's Image I/O and its plug-ins. */
final class ImageDecoder {
    private ImageDecoder() {}

    /** @throws IOException if the pixels are damaged; its message says how */
    static Image decode(EncodedImage encoded, Color background) throws IOException {
        ImageReader reader = readerFor(encoded.format());
        String[] damage = new String[1];
        reader.addIIOReadWarningListener((source, warning) -> {
            // Decoders fill what is missing with gray and only warn.
            if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                damage[0] = warning;
            }
        });
        try (ImageInputStream input = new MemoryCacheImageInputStream(
                new ByteArrayInputStream(encoded.essence().array()))) {
            reader.setInput(input, true, true);
            Image image;
            if (encoded.colorSpace() == StoredColors.USUAL) {
                BufferedImage decoded = reader.read(0);
                image = BufferedImages.toImage(decoded, background);
            } else {
                image = InkColors.toImage(reader.readRaster(0, null), encoded.colorSpace());
            }
            if (damage[0] != null) {
                throw new DamagedImageException(
                        "its pixels end early (" + damage[0] + "): the file is damaged; copy or download it again");
            }
            return ExifOrientation.apply(image, encoded.orientation());
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader readerFor(EncodedImage.Format format) throws DamagedImageException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        if (!readers.hasNext()) {
            throw new DamagedImageException("no decoder for " + format
                    + " was found; put com.twelvemonkeys.imageio:imageio-webp on the class path for WebP");
        }
        return readers.next();
    }
}
