package io.github.visionfromtext.renderers.svg.filter;

import java.util.function.IntUnaryOperator;

/**
 * A picture between two primitives.
 *
 * @param pixels in rows, premultiplied
 * @param linear whether the colours are linear in light rather than sRGB-encoded
 */
public record FilterImage(int[] pixels, int width, int height, boolean linear) {
    private static final int[] TO_LINEAR = table(true);
    private static final int[] TO_SRGB = table(false);

    static FilterImage transparent(int width, int height, boolean linear) {
        return new FilterImage(new int[width * height], width, height, linear);
    }

    /** This picture in the wanted encoding. */
    FilterImage encoded(boolean wantLinear) {
        if (linear == wantLinear) {
            return this;
        }
        int[] table = wantLinear ? TO_LINEAR : TO_SRGB;
        return new FilterImage(mapStraight(pixels, color -> table[color]), width, height, wantLinear);
    }

    /** Only its opacity, in black. */
    FilterImage alpha() {
        int[] alpha = new int[pixels.length];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = pixels[i] & 0xff000000;
        }
        return new FilterImage(alpha, width, height, linear);
    }

    FilterImage with(int[] newPixels) {
        return new FilterImage(newPixels, width, height, linear);
    }

    /** Maps the colour components, taken apart from alpha. */
    private static int[] mapStraight(int[] pixels, IntUnaryOperator map) {
        int[] result = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            int alpha = pixel >>> 24;
            if (alpha != 0) {
                result[i] = premultiplied(
                        alpha,
                        map.applyAsInt(straight(pixel >> 16 & 255, alpha)),
                        map.applyAsInt(straight(pixel >> 8 & 255, alpha)),
                        map.applyAsInt(straight(pixel & 255, alpha)));
            }
        }
        return result;
    }

    /** A component divided by alpha. */
    static int straight(int component, int alpha) {
        return alpha == 255 ? component : Math.min(255, (component * 255 + alpha / 2) / alpha);
    }

    /** A pixel from straight components of 0 to 255. */
    static int premultiplied(int alpha, int red, int green, int blue) {
        return alpha << 24
                | (red * alpha + 127) / 255 << 16
                | (green * alpha + 127) / 255 << 8
                | (blue * alpha + 127) / 255;
    }

    /** A value limited to 0 to 255. */
    static int byteOf(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static int[] table(boolean toLinear) {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            double c = i / 255.0;
            double value = toLinear
                    ? (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                    : (c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055);
            table[i] = byteOf(value * 255);
        }
        return table;
    }
}
