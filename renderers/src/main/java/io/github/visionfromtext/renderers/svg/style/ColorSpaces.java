package io.github.visionfromtext.renderers.svg.style;

/** Conversions to sRGB as CSS Color Module Level 4 states them; hues in degrees, the rest as fractions unless said. */
final class ColorSpaces {
    private ColorSpaces() {}

    static Rgba hsl(double hue, double saturation, double lightness, double alpha) {
        double s = Math.max(0, Math.min(1, saturation));
        double l = Math.max(0, Math.min(1, lightness));
        return Rgba.clamped(hslChannel(0, hue, s, l), hslChannel(8, hue, s, l), hslChannel(4, hue, s, l), alpha);
    }

    private static double hslChannel(int n, double hue, double saturation, double lightness) {
        double k = (n + ((hue % 360) + 360) % 360 / 30) % 12;
        double a = saturation * Math.min(lightness, 1 - lightness);
        return lightness - a * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
    }

    static Rgba hwb(double hue, double white, double black, double alpha) {
        if (white + black >= 1) {
            double gray = white / (white + black);
            return Rgba.clamped(gray, gray, gray, alpha);
        }
        Rgba pure = hsl(hue, 1, 0.5, alpha);
        double rest = 1 - white - black;
        return Rgba.clamped(pure.red() * rest + white, pure.green() * rest + white, pure.blue() * rest + white, alpha);
    }

    /** Lightness 0 to 100, under the white point D50. */
    static Rgba lab(double lightness, double a, double b, double alpha) {
        double fy = (lightness + 16) / 116;
        double x = 0.3457 / 0.3585 * labInverse(a / 500 + fy);
        double y = lightness > 8 ? fy * fy * fy : lightness * 27 / 24389;
        double z = (1 - 0.3457 - 0.3585) / 0.3585 * labInverse(fy - b / 200);
        // From D50 to D65 by Bradford's method, then to linear sRGB.
        double x65 = 0.955473421488075 * x - 0.02309845494876471 * y + 0.06325924320057072 * z;
        double y65 = -0.0283697093338637 * x + 1.0099953980813041 * y + 0.021041441191917323 * z;
        double z65 = 0.012314014864481998 * x - 0.020507649298898964 * y + 1.330365926242124 * z;
        return linear(
                3.2409699419045213 * x65 - 1.5373831775700935 * y65 - 0.4986107602930033 * z65,
                -0.9692436362808798 * x65 + 1.8759675015077206 * y65 + 0.04155505740717561 * z65,
                0.05563007969699361 * x65 - 0.20397695888897657 * y65 + 1.0569715142428786 * z65,
                alpha);
    }

    private static double labInverse(double t) {
        double cube = t * t * t;
        return cube > 216.0 / 24389 ? cube : (116 * t - 16) * 27 / 24389;
    }

    static Rgba lch(double lightness, double chroma, double hue, double alpha) {
        double radians = Math.toRadians(hue);
        return lab(lightness, chroma * Math.cos(radians), chroma * Math.sin(radians), alpha);
    }

    static Rgba oklab(double lightness, double a, double b, double alpha) {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return linear(
                4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
                alpha);
    }

    static Rgba oklch(double lightness, double chroma, double hue, double alpha) {
        double radians = Math.toRadians(hue);
        return oklab(lightness, chroma * Math.cos(radians), chroma * Math.sin(radians), alpha);
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static Rgba linear(double red, double green, double blue, double alpha) {
        return Rgba.clamped(encoded(red), encoded(green), encoded(blue), alpha);
    }

    private static double encoded(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
