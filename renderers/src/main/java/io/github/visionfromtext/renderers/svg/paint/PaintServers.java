package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.CssColor;
import io.github.visionfromtext.renderers.svg.style.Rgba;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** What {@code fill} and {@code stroke} name: colours, gradients, patterns. */
final class PaintServers {
    private final Painter painter;
    private final Gradients gradients;
    private final Patterns patterns;

    PaintServers(Painter painter) {
        this.painter = painter;
        this.gradients = new Gradients(painter);
        this.patterns = new Patterns(painter);
    }

    /**
     * The paint of a shape; none if it is not painted. What is not understood is reported.
     *
     * @param property {@code fill} or {@code stroke}
     * @param box of the shape, in its user space
     * @param opacity on top of the property's own
     */
    @Nullable
    Paint find(String property, Rectangle2D box, double opacity, Style style, Scope scope) {
        double strength = opacity * Opacity.of(style, property + "-opacity", painter.findings);
        String value = style.value(property, property.equals("fill") ? "black" : "none");
        if (strength <= 0 || value.equals("none")) {
            return null;
        }
        if (!value.startsWith("url(")) {
            return color(value, property, strength, style);
        }
        Element server = painter.targets.ofProperty(value, property, style.element());
        String fallback = Targets.fallback(value);
        if (server == null) {
            return fallback.isEmpty() || fallback.equals("none") ? null : color(fallback, property, strength, style);
        }
        return switch (server.name()) {
            case "linearGradient", "radialGradient" -> gradients.paint(server, box, strength, style, scope);
            case "pattern" -> patterns.paint(server, box, strength, style, scope);
            default -> {
                painter.findings.error(
                        property + " of " + style.element() + " refers to " + server
                                + ": expected a gradient or a pattern",
                        style.element().offsetOf(property));
                yield null;
            }
        };
    }

    private @Nullable Paint color(String value, String property, double strength, Style style) {
        boolean current = value.equalsIgnoreCase("currentcolor");
        Rgba color = current ? style.currentColor() : CssColor.parse(value);
        if (color == null) {
            if (value.startsWith("context-")) {
                painter.findings.warning(
                        property + "=" + value + " is not honoured",
                        style.element().offset());
            } else {
                painter.findings.error(
                        property + "=" + Findings.quote(value) + " of " + style.element()
                                + ": expected a colour, none or url(#id); it is left unpainted",
                        style.element().offsetOf(property));
            }
            return null;
        }
        return color.alpha() <= 0 ? null : color.faded(strength).toAwt();
    }
}
