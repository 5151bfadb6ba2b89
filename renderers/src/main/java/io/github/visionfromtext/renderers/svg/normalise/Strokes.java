package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Shape;
import java.util.Arrays;
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

    static boolean isStroked(Style style) {
        return !style.value("stroke", "none").equals("none");
    }

    /** Writes how the stroke of an outline is drawn. */
    void write(SvgWriter writer, Shape outline, Style style, Scope scope) {
        writer.put("stroke-width", width(style, scope.viewport()));
        String cap = style.value("stroke-linecap", "butt").toLowerCase(Locale.ROOT);
        if (cap.equals("round") || cap.equals("square")) {
            writer.put("stroke-linecap", cap);
        }
        String join = style.value("stroke-linejoin", "miter").toLowerCase(Locale.ROOT);
        if (join.equals("round") || join.equals("bevel")) {
            writer.put("stroke-linejoin", join);
        }
        writer.put("stroke-miterlimit", miterLimit(style));
        if (style.value("vector-effect", "none").equals("non-scaling-stroke")) {
            writer.put("vector-effect", "non-scaling-stroke");
        }
        double[] dashes = dashes(outline, style, scope);
        if (dashes != null) {
            double diagonal = scope.viewport().diagonal();
            double offset = scope.viewport().length(style.value("stroke-dashoffset"), diagonal, style, 0)
                    * pathScale(outline, style);
            double period = Arrays.stream(dashes).sum();
            // Java2D wants a phase of 0 or more.
            double phase = ((offset % period) + period) % period;
            writer.put("stroke-dasharray", dashes).put("stroke-dashoffset", phase);
        }
    }

    private double @Nullable [] dashes(Shape outline, Style style, Scope scope) {
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
        double[] dashes = new double[count];
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
            dashes[i] = dash;
            period += dashes[i];
        }
        if (!(period > 0)) {
            return null;
        }
        return Outlines.length(outline) / period * count > MAX_DASHES ? tooMany(text, style) : dashes;
    }

    private double @Nullable [] tooMany(String text, Style style) {
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
