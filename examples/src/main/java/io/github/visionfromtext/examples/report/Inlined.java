package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.image.BufferedImages;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.Resampling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures as addresses that hold the picture itself. */
final class Inlined {
    private static final int LARGEST = 384;

    private Inlined() {}

    /** As PNG, made smaller if a side is longer than 384 pixels. */
    static String png(Image image) {
        Image small = fitted(image);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(BufferedImages.toBufferedImage(small), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static Image fitted(Image image) {
        int side = Math.max(image.width(), image.height());
        return side <= LARGEST
                ? image
                : image.resize(
                        Math.max(1, image.width() * LARGEST / side),
                        Math.max(1, image.height() * LARGEST / side),
                        Resampling.BILINEAR);
    }
}
