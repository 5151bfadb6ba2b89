package io.github.visionfromtext.renderers.svg.style;

/** An sRGB colour, every component from 0 to 1, not multiplied by alpha. */
public record Rgba(double red, double green, double blue, double alpha) {
    public static final Rgba BLACK = new Rgba(0, 0, 0, 1);

    /** Limits the components to 0 to 1. */
    static Rgba clamped(double red, double green, double blue, double alpha) {
        return new Rgba(unit(red), unit(green), unit(blue), unit(alpha));
    }

    /** This colour, more transparent by a factor from 0 to 1. */
    public Rgba faded(double opacity) {
        return new Rgba(red, green, blue, alpha * opacity);
    }

    /** The nearest colour of 8 bits a component, without alpha: {@code #rrggbb}. */
    public String hexadecimal() {
        return "#%06x".formatted(byteOf(red) << 16 | byteOf(green) << 8 | byteOf(blue));
    }

    private static int byteOf(double component) {
        return (int) Math.round(component * 255);
    }

    private static double unit(double component) {
        return component >= 0 ? Math.min(1, component) : 0;
    }
}
