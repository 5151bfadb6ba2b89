package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How lines are drawn: width, caps, joins and dashes, the dashes no more than can be seen. */
final class Strokes {
    private static final int MAX_DASHES = 20_000;

    private final Findings findings;

    Strokes(Findings findings) {
        this.findings = findings;
    }

    static double width(Style style, Viewport viewport) {
        return Math.max(0, viewport.length(style.value("stroke-width"), viewport.diagonal(), style, 1));
    }

    static double miterLimit(Style style) {
        double limit = Length.parse(style.value("stroke-miterlimit", "4"), 1, 1, 1, 1);
        return limit >= 1 ? Math.min(limit, 100) : 4;
    }

    /** The stroke of an outline in user units; none if it is of no width. */
    @Nullable
    BasicStroke find(Shape outline, Style style, Scope scope) {
        double width = width(style, scope.viewport());
        if (!(width > 0)) {
            return null;
        }
        int cap =
                switch (style.value("stroke-linecap", "butt").toLowerCase(Locale.ROOT)) {
                    case "round" -> BasicStroke.CAP_ROUND;
                    case "square" -> BasicStroke.CAP_SQUARE;
                    default -> BasicStroke.CAP_BUTT;
                };
        int join =
                switch (style.value("stroke-linejoin", "miter").toLowerCase(Locale.ROOT)) {
                    case "round" -> BasicStroke.JOIN_ROUND;
                    case "bevel" -> BasicStroke.JOIN_BEVEL;
                    default -> BasicStroke.JOIN_MITER;
                };
        float miter = (float) miterLimit(style);
        float[] dashes = dashes(outline, style, scope);
        if (dashes == null) {
            return new BasicStroke((float) width, cap, join, miter);
        }
        double offset = scope.viewport()
                        .length(
                                style.value("stroke-dashoffset"),
                                scope.viewport().diagonal(),
                                style,
                                0)
                * pathScale(outline, style);
        double period = 0;
        for (float dash : dashes) {
            period += dash;
        }
        // Java wants a phase of 0 or more.
        double phase = ((offset % period) + period) % period;
        return new BasicStroke((float) width, cap, join, miter, dashes, (float) phase);
    }

    /**
     * The same stroke for outlines in device pixels.
     *
     * @param cssPixel how many device pixels a CSS pixel of the drawing is
     */
    static BasicStroke inDevice(BasicStroke stroke, double cssPixel) {
        float scale = (float) cssPixel;
        float[] dashes = stroke.getDashArray();
        for (int i = 0; dashes != null && i < dashes.length; i++) {
            dashes[i] *= scale;
        }
        return new BasicStroke(
                stroke.getLineWidth() * scale,
                stroke.getEndCap(),
                stroke.getLineJoin(),
                stroke.getMiterLimit(),
                dashes,
                stroke.getDashPhase() * scale);
    }

    private float @Nullable [] dashes(Shape outline, Style style, Scope scope) {
        String text = style.value("stroke-dasharray", "none");
        if (text.equals("none") || text.isBlank()) {
            return null;
        }
        String[] words = text.strip().split("[\\s,]+");
        if (words.length > 1000) {
            return tooMany(text, style);
        }
        double scale = pathScale(outline, style);
        // An odd list is repeated to be even.
        int count = words.length % 2 == 0 ? words.length : 2 * words.length;
        float[] dashes = new float[count];
        double period = 0;
        for (int i = 0; i < count; i++) {
            double dash = scale
                    * scope.viewport()
                            .length(words[i % words.length], scope.viewport().diagonal(), style, Double.NaN);
            if (!(dash >= 0)) {
                findings.error(
                        "stroke-dasharray=" + Findings.quote(text) + ": expected lengths of 0 or more",
                        style.element().offsetOf("stroke-dasharray"));
                return null;
            }
            dashes[i] = (float) dash;
            period += dashes[i];
        }
        if (!(period > 0)) {
            return null;
        }
        return Outlines.length(outline) / period * count > MAX_DASHES ? tooMany(text, style) : dashes;
    }

    private float @Nullable [] tooMany(String text, Style style) {
        findings.warning(
                "stroke-dasharray=" + Findings.quote(text) + " means more than " + MAX_DASHES
                        + " dashes; the line is drawn without",
                style.element().offsetOf("stroke-dasharray"));
        return null;
    }

    /** From the units of {@code pathLength} to user units. */
    private static double pathScale(Shape outline, Style style) {
        String text = style.element().attribute("pathLength");
        double length = text == null ? 0 : Length.parse(text, 0, 0, 0, 0);
        return length > 0 ? Outlines.length(outline) / length : 1;
    }
}
