package io.github.visionfromtext.renderers.svg.normalise;

import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** The separable blend modes of CSS Compositing Level 1, of {@code mix-blend-mode}. */
public enum BlendMode {
    MULTIPLY((below, above) -> below * above),
    SCREEN((below, above) -> below + above - below * above),
    OVERLAY((below, above) -> hardLight(above, below)),
    DARKEN(Math::min),
    LIGHTEN(Math::max),
    COLOR_DODGE((below, above) -> below == 0 ? 0 : above == 1 ? 1 : Math.min(1, below / (1 - above))),
    COLOR_BURN((below, above) -> below == 1 ? 1 : above == 0 ? 0 : 1 - Math.min(1, (1 - below) / above)),
    HARD_LIGHT(BlendMode::hardLight),
    SOFT_LIGHT(BlendMode::softLight),
    DIFFERENCE((below, above) -> Math.abs(below - above)),
    EXCLUSION((below, above) -> below + above - 2 * below * above);

    private static final String PREFIX = "blend-";

    private final DoubleBinaryOperator mix;

    BlendMode(DoubleBinaryOperator mix) {
        this.mix = mix;
    }

    /** The mode of a CSS name; none if there is none here. */
    public static @Nullable BlendMode of(String name) {
        for (BlendMode mode : values()) {
            if (mode.name().replace('_', '-').equalsIgnoreCase(name)) {
                return mode;
            }
        }
        return null;
    }

    /** What the paint is called that tells the painter to lay the layer it is in by this mode. */
    String paint() {
        return PREFIX + name();
    }

    /** The mode that a paint stands for; none if it is another paint. */
    public static @Nullable BlendMode ofPaint(String paint) {
        return paint.startsWith(PREFIX) ? valueOf(paint.substring(PREFIX.length())) : null;
    }

    /** Blends one premultiplied pixel over another. */
    public int blend(int below, int above) {
        double alphaBelow = (below >>> 24) / 255.0;
        double alphaAbove = (above >>> 24) / 255.0;
        if (alphaAbove == 0) {
            return below;
        }
        double alpha = alphaAbove + alphaBelow * (1 - alphaAbove);
        int result = (int) Math.round(alpha * 255) << 24;
        for (int shift = 0; shift <= 16; shift += 8) {
            double b = (below >> shift & 255) / 255.0;
            double a = (above >> shift & 255) / 255.0;
            double mixed =
                    alphaBelow == 0 ? 0 : mix.applyAsDouble(Math.min(1, b / alphaBelow), Math.min(1, a / alphaAbove));
            double value = a * (1 - alphaBelow) + b * (1 - alphaAbove) + alphaAbove * alphaBelow * mixed;
            result |= (int) Math.round(Math.max(0, Math.min(alpha, value)) * 255) << shift;
        }
        return result;
    }

    private static double hardLight(double below, double above) {
        return above <= 0.5 ? below * 2 * above : below + 2 * above - 1 - below * (2 * above - 1);
    }

    private static double softLight(double below, double above) {
        if (above <= 0.5) {
            return below - (1 - 2 * above) * below * (1 - below);
        }
        double d = below <= 0.25 ? ((16 * below - 12) * below + 4) * below : Math.sqrt(below);
        return below + (2 * above - 1) * (d - below);
    }
}
