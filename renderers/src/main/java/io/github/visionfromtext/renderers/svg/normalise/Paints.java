package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.CssColor;
import io.github.visionfromtext.renderers.svg.style.Rgba;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code fill} and {@code stroke} name: colours, gradients, patterns. */
final class Paints {
    private final Normaliser normaliser;
    private final Gradients gradients;
    private final Patterns patterns;

    Paints(Normaliser normaliser) {
        this.normaliser = normaliser;
        this.gradients = new Gradients(normaliser);
        this.patterns = new Patterns(normaliser);
    }

    /** The tiles of all patterns so far. */
    List<Tile> tiles() {
        return patterns.tiles();
    }

    /**
     * The paint of a shape; none if it is not painted. What is not understood is reported.
     *
     * @param property {@code fill} or {@code stroke}
     * @param box what gradients and patterns refer to
     * @param shared whether that is more than the shape alone
     */
    @Nullable
    SvgPaint find(String property, Rectangle2D box, boolean shared, Style style, Scope scope) {
        double strength = Opacity.of(style, property + "-opacity", normaliser.findings);
        String value = style.value(property, property.equals("fill") ? "black" : "none");
        if (strength <= 0 || value.equals("none")) {
            return null;
        }
        SvgPaint paint = value.startsWith("url(")
                ? server(value, property, box, shared, style, scope)
                : color(value, property, style);
        return paint == null || paint.opacity() <= 0 ? null : paint.faded(strength);
    }

    private @Nullable SvgPaint server(
            String value, String property, Rectangle2D box, boolean shared, Style style, Scope scope) {
        Element server = normaliser.targets.ofProperty(value, property, style.element());
        if (server == null) {
            String fallback = Targets.fallback(value);
            return fallback.isEmpty() || fallback.equals("none") ? null : color(fallback, property, style);
        }
        return switch (server.name()) {
            case "linearGradient", "radialGradient" -> gradients.find(server, box, shared, style, scope);
            case "pattern" -> patterns.find(server, box, style, scope);
            default -> {
                normaliser.findings.error(
                        property + " of " + style.element() + " refers to " + server
                                + ": expected a gradient or a pattern",
                        style.element().offsetOf(property));
                yield null;
            }
        };
    }

    private @Nullable SvgPaint color(String value, String property, Style style) {
        boolean current = value.equalsIgnoreCase("currentcolor");
        Rgba color = current ? style.currentColor() : CssColor.parse(value);
        if (color != null) {
            return SvgPaint.of(color);
        }
        if (value.startsWith("context-")) {
            normaliser.findings.warning(
                    property + "=" + value + " is not honoured", style.element().offset());
        } else {
            normaliser.findings.error(
                    property + "=" + Findings.quote(value) + " of " + style.element()
                            + ": expected a colour, none or url(#id); it is left unpainted",
                    style.element().offsetOf(property));
        }
        return null;
    }
}
