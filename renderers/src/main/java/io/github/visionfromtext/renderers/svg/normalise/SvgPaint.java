package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.style.Rgba;
import org.jspecify.annotations.Nullable;

/**
 * What a shape is painted with.
 *
 * @param value of the attribute {@code fill} or {@code stroke}
 * @param opacity 0 to 1
 * @param color if it is one colour
 */
record SvgPaint(String value, double opacity, @Nullable Rgba color) {
    static SvgPaint of(Rgba color) {
        return new SvgPaint(color.hexadecimal(), color.alpha(), color);
    }

    SvgPaint faded(double strength) {
        return new SvgPaint(value, opacity * strength, color == null ? null : color.faded(strength));
    }

    void write(SvgWriter writer, String property) {
        writer.put(property, value);
        if (opacity < 1) {
            writer.put(property + "-opacity", opacity);
        }
    }
}
