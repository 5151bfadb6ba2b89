package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.CssColor;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Rgba;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The colours of a gradient, their offsets never falling. */
record GradientStops(List<Stop> stops) {
    private static final int MAX_STOPS = 1000;

    record Stop(double offset, Rgba color) {}

    /** Reads the stops of the nearest gradient that has any; none if none has. */
    static @Nullable GradientStops read(Templates templates, Normaliser normaliser) {
        List<Stop> stops = new ArrayList<>();
        Element owner = templates.withChildren(child -> child.is("stop"));
        Style ownerStyle = normaliser.document.style(owner, null);
        double offset = 0;
        for (Element element : owner.elements()) {
            if (!element.is("stop") || stops.size() >= MAX_STOPS) {
                continue;
            }
            offset = Math.max(offset, offset(element, normaliser.findings));
            Stop stop = new Stop(offset, color(normaliser.document.style(element, ownerStyle), normaliser.findings));
            // JSVG takes a gradient whose last two stops are the same for one colour.
            if (stops.isEmpty() || !stops.get(stops.size() - 1).equals(stop)) {
                stops.add(stop);
            }
        }
        return stops.isEmpty() ? null : new GradientStops(stops);
    }

    boolean isSolid() {
        return stops.size() < 2;
    }

    Rgba last() {
        return stops.get(stops.size() - 1).color();
    }

    void write(SvgWriter writer) {
        for (Stop stop : stops) {
            writer.start("stop")
                    .put("offset", stop.offset())
                    .put("stop-color", stop.color().hexadecimal())
                    .put("stop-opacity", stop.color().alpha())
                    .empty();
        }
    }

    private static double offset(Element stop, Findings findings) {
        String text = stop.attribute("offset");
        double offset = text == null ? 0 : Length.parse(text, 1, 1, 1, 1);
        if (Double.isNaN(offset)) {
            findings.error(
                    "offset=" + Findings.quote(String.valueOf(text))
                            + ": expected a number from 0 to 1 or a percentage",
                    stop.offsetOf("offset"));
            return 0;
        }
        return Math.max(0, Math.min(1, offset));
    }

    private static Rgba color(Style style, Findings findings) {
        String text = style.value("stop-color", "black");
        Rgba color = text.equalsIgnoreCase("currentcolor") ? style.currentColor() : CssColor.parse(text);
        if (color == null) {
            findings.error(
                    "stop-color=" + Findings.quote(text) + ": expected a colour; black stands in",
                    style.element().offsetOf("stop-color"));
            color = Rgba.BLACK;
        }
        return color.faded(Opacity.of(style, "stop-opacity", findings));
    }
}
