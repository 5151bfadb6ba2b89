package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.CssColor;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Rgba;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The colours of a gradient: fractions in strictly rising order, as Java2D wants them. */
record GradientStops(float[] fractions, Color[] colors) {
    private static final int MAX_STOPS = 1000;

    /** Reads the stops of the nearest gradient that has any; none if none has. */
    static @Nullable GradientStops read(Templates templates, double opacity, Painter painter) {
        List<Float> fractions = new ArrayList<>();
        List<Color> colors = new ArrayList<>();
        Element owner = templates.withChildren(child -> child.is("stop"));
        Style ownerStyle = painter.document.style(owner, null);
        float previous = 0;
        for (Element stop : owner.elements()) {
            if (!stop.is("stop") || fractions.size() >= MAX_STOPS) {
                continue;
            }
            Style style = painter.document.style(stop, ownerStyle);
            previous = Math.max(previous, offset(stop, painter.findings));
            Color color = color(style, opacity, painter.findings);
            if (fractions.isEmpty() && previous > 0) {
                fractions.add(0f);
                colors.add(color);
            }
            float last = fractions.isEmpty() ? -1 : fractions.get(fractions.size() - 1);
            float fraction = previous > last ? previous : Math.nextUp(last);
            if (fraction > 1) {
                // Two stops at the end: the last one paints what lies beyond it.
                shiftDown(fractions);
                fraction = 1;
            }
            fractions.add(fraction);
            colors.add(color);
        }
        if (colors.isEmpty()) {
            return null;
        }
        if (fractions.get(fractions.size() - 1) < 1) {
            fractions.add(1f);
            colors.add(colors.get(colors.size() - 1));
        }
        float[] array = new float[fractions.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = fractions.get(i);
        }
        return new GradientStops(array, colors.toArray(new Color[0]));
    }

    boolean isSolid() {
        return colors.length < 2;
    }

    Color last() {
        return colors[colors.length - 1];
    }

    /** Makes room for one more stop at 1, however many stand there already. */
    private static void shiftDown(List<Float> fractions) {
        float limit = 1;
        for (int i = fractions.size() - 1; i >= 0 && fractions.get(i) >= limit; i--) {
            limit = Math.nextDown(limit);
            fractions.set(i, limit);
        }
    }

    private static float offset(Element stop, Findings findings) {
        String text = stop.attribute("offset");
        double offset = text == null ? 0 : Length.parse(text, 1, 1, 1, 1);
        if (Double.isNaN(offset)) {
            findings.error(
                    "offset=" + Findings.quote(String.valueOf(text))
                            + ": expected a number from 0 to 1 or a percentage",
                    stop.offsetOf("offset"));
            return 0;
        }
        return (float) Math.max(0, Math.min(1, offset));
    }

    private static Color color(Style style, double opacity, Findings findings) {
        String text = style.value("stop-color", "black");
        Rgba color = text.equalsIgnoreCase("currentcolor") ? style.currentColor() : CssColor.parse(text);
        if (color == null) {
            findings.error(
                    "stop-color=" + Findings.quote(text) + ": expected a colour; black stands in",
                    style.element().offsetOf("stop-color"));
            color = Rgba.BLACK;
        }
        return color.faded(opacity * Opacity.of(style, "stop-opacity", findings))
                .toAwt();
    }
}
