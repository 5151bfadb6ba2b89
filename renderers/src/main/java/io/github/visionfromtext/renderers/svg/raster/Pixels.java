package io.github.visionfromtext.renderers.svg.raster;

/** Arithmetic of premultiplied pixels. */
public final class Pixels {
    private Pixels() {}

    /** A pixel made more transparent by a factor from 0 to 1. */
    public static int fade(int pixel, double factor) {
        if (factor >= 1 || pixel == 0) {
            return pixel;
        }
        return scale(pixel >>> 24, factor) << 24
                | scale(pixel >> 16 & 255, factor) << 16
                | scale(pixel >> 8 & 255, factor) << 8
                | scale(pixel & 255, factor);
    }

    private static int scale(int component, double factor) {
        return (int) (component * factor + 0.5);
    }
}
