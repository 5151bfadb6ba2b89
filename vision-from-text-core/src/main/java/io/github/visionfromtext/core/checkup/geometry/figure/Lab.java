package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.image.Color;

/**
 * A colour in CIELAB under D65, in which equal distances look about equally large.
 *
 * @param lightness 0 for black to 100 for white
 * @param a from green to red
 * @param b from blue to yellow
 */
record Lab(double lightness, double a, double b) {
    private static final double WHITE_X = 0.95047;
    private static final double WHITE_Z = 1.08883;

    static Lab of(Color color) {
        double red = linear(color.red());
        double green = linear(color.green());
        double blue = linear(color.blue());
        double x = curve((0.412453 * red + 0.357580 * green + 0.180423 * blue) / WHITE_X);
        double y = curve(0.212671 * red + 0.715160 * green + 0.072169 * blue);
        double z = curve((0.019334 * red + 0.119193 * green + 0.950227 * blue) / WHITE_Z);
        return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double linear(double value) {
        return value > 0.04045 ? Math.pow((value + 0.055) / 1.055, 2.4) : value / 12.92;
    }

    private static double curve(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
    }

    /** CIE76. */
    double distance(Lab other) {
        return Math.hypot(lightness - other.lightness, Math.hypot(a - other.a, b - other.b));
    }
}
