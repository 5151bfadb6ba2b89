package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.image.Image;

/** Pixels by number, row by row, limited to what 8 bits hold. */
final class Pixels {
    private static final int LEVELS = 31;

    private final float[] planar;
    private final int width;
    private final int height;

    Pixels(Image image) {
        this.planar = image.roundTo8Bits().toPlanar();
        this.width = image.width();
        this.height = image.height();
    }

    int count() {
        return width * height;
    }

    float[] at(int pixel) {
        return new float[] {planar[pixel], planar[count() + pixel], planar[2 * count() + pixel]};
    }

    boolean isBorder(int pixel) {
        int x = pixel % width;
        int y = pixel / width;
        return x == 0 || y == 0 || x == width - 1 || y == height - 1;
    }

    /** The colour in 32 steps a channel, as one number. */
    int step(int pixel) {
        int step = 0;
        for (int channel = 0; channel < 3; channel++) {
            step = step << 5 | Math.round(planar[channel * count() + pixel] * LEVELS);
        }
        return step;
    }

    /** Whether all eight neighbours have the same colour, up to a step. */
    boolean isSolid(int pixel) {
        if (isBorder(pixel)) {
            return false;
        }
        for (int channel = 0; channel < 3; channel++) {
            int at = channel * count() + pixel;
            for (int dy = -width; dy <= width; dy += width) {
                for (int dx = -1; dx <= 1; dx++) {
                    if (Math.abs(planar[at + dy + dx] - planar[at]) > 1.0 / LEVELS) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
