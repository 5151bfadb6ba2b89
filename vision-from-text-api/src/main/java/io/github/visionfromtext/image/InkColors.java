package io.github.visionfromtext.image;

import io.github.visionfromtext.image.EncodedImage.StoredColors;
import java.awt.image.Raster;

/** Four-ink JPEG as Adobe's programs write it (inverted, 255 = no ink) to RGB, without a colour profile. */
final class InkColors {
    private InkColors() {}

    static Image toImage(Raster raster, StoredColors colors) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int plane = width * height;
        float[] planar = new float[Image.CHANNELS * plane];
        int[] row = new int[4 * width];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int i = 4 * x;
                if (colors == StoredColors.YCCK) {
                    toInks(row, i);
                }
                float light = row[i + 3] / 255f;
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    planar[channel * plane + y * width + x] = row[i + channel] / 255f * light;
                }
            }
        }
        return Image.adopt(width, height, planar);
    }

    /** JFIF luma and chroma to red, green and blue, in place; on inverted inks they are the inks themselves. */
    private static void toInks(int[] row, int i) {
        int luma = row[i];
        double cb = row[i + 1] - 128;
        double cr = row[i + 2] - 128;
        row[i] = toByte(luma + 1.402 * cr);
        row[i + 1] = toByte(luma - 0.344136 * cb - 0.714136 * cr);
        row[i + 2] = toByte(luma + 1.772 * cb);
    }

    private static int toByte(double value) {
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }
}
