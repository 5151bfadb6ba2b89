package io.github.visionfromtext.renderers.svg.style;

import io.github.visionfromtext.renderers.svg.markup.Element;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An element's style where it is drawn: declared values, inheritance from where it stands, initial values. */
public final class Style {
    /** What a size is where nobody says. */
    public static final double DEFAULT_FONT_SIZE = 16;

    private static final int MAX_SUBSTITUTED = 1_000;
    private static final int MAX_SUBSTITUTIONS = 50;
    private static final Set<String> INHERITED = Set.of(
            ("clip-rule color color-interpolation color-interpolation-filters dominant-baseline fill fill-opacity fill-rule"
                            + " font-family font-size font-stretch font-style font-variant font-weight image-rendering"
                            + " letter-spacing marker-end marker-mid marker-start paint-order shape-rendering stroke"
                            + " stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit"
                            + " stroke-opacity stroke-width text-anchor text-rendering visibility white-space word-spacing"
                            + " writing-mode")
                    .split(" "));

    private final Element element;
    private final Map<String, String> specified;
    private final @Nullable Style parent;
    private double fontSize = Double.NaN;

    Style(Element element, Map<String, String> specified, @Nullable Style parent) {
        this.element = element;
        this.specified = specified;
        this.parent = parent;
    }

    public Element element() {
        return element;
    }

    /** The style of what the element stands in; null for the outermost. */
    public @Nullable Style parent() {
        return parent;
    }

    /** A property's value, inherited where it inherits; null stands for its initial value. */
    public @Nullable String value(String property) {
        boolean inherits = INHERITED.contains(property) || property.startsWith("--");
        String own = declared(property);
        if (own == null || own.equals("unset") || own.equals("revert")) {
            return inherits && parent != null ? parent.value(property) : null;
        }
        return switch (own) {
            case "inherit" -> parent == null ? null : parent.value(property);
            case "initial" -> null;
            default -> own;
        };
    }

    /** A property's value, or the given one for its initial value. */
    public String value(String property, String initial) {
        String value = value(property);
        return value == null ? initial : value;
    }

    /** What is declared for this very element, by CSS or by the attribute of that name. */
    public @Nullable String geometry(String name) {
        String declared = declared(name);
        return declared != null ? declared : element.attribute(name);
    }

    /** The value of {@code color}, which {@code currentColor} stands for. */
    public Rgba currentColor() {
        String value = value("color");
        Rgba color = value == null || value.equalsIgnoreCase("currentcolor") ? null : CssColor.parse(value);
        return color != null ? color : Rgba.BLACK;
    }

    /** Font size in user units. */
    public double fontSize() {
        if (Double.isNaN(fontSize)) {
            double inherited = parent == null ? DEFAULT_FONT_SIZE : parent.fontSize();
            String own = declared("font-size");
            fontSize = own == null ? inherited : FontSize.resolve(own, inherited);
        }
        return fontSize;
    }

    private @Nullable String declared(String property) {
        String value = specified.get(property);
        return value != null && value.contains("var(") ? substituted(value) : value;
    }

    /** Custom properties put in; null, as if undeclared, where one is missing or the text does not come to an end. */
    private @Nullable String substituted(String value) {
        String text = value;
        for (int i = 0; i < MAX_SUBSTITUTIONS && text.length() <= MAX_SUBSTITUTED; i++) {
            int start = text.indexOf("var(");
            if (start < 0) {
                return text;
            }
            int end = CssText.find(text, ")", start + "var(".length());
            String arguments = text.substring(start + "var(".length(), end);
            int comma = arguments.indexOf(',');
            String replacement = customProperty((comma < 0 ? arguments : arguments.substring(0, comma)).strip());
            if (replacement == null && comma >= 0) {
                replacement = arguments.substring(comma + 1).strip();
            }
            if (replacement == null) {
                return null;
            }
            text = text.substring(0, start) + replacement + text.substring(Math.min(end + 1, text.length()));
        }
        return null;
    }

    private @Nullable String customProperty(String name) {
        for (Style style = this; style != null; style = style.parent) {
            String value = style.specified.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
