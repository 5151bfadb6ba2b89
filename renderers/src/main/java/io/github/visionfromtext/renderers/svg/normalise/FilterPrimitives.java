package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.NumberList;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.CssColor;
import io.github.visionfromtext.renderers.svg.style.Rgba;
import io.github.visionfromtext.renderers.svg.style.Style;
import io.github.visionfromtext.renderers.svg.style.SvgDocument;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Steps of filters, those that JSVG knows, with numbers that end. */
final class FilterPrimitives {
    private static final Set<String> KNOWN =
            Set.of(("feGaussianBlur feOffset feFlood feDropShadow feMerge feMergeNode feBlend feComposite feColorMatrix"
                            + " feComponentTransfer feFuncR feFuncG feFuncB feFuncA feTurbulence feDisplacementMap")
                    .split(" "));
    private static final Set<String> WORDS = Set.of(
            ("type mode operator edgeMode stitchTiles xChannelSelector yChannelSelector color-interpolation-filters")
                    .split(" "));
    private static final Set<String> SOURCES = Set.of("SourceGraphic", "SourceAlpha");
    private static final int MAX_VALUES = 256;
    private static final double FAR = 1e4;

    /** Numbers by name, and the range they are limited to. */
    private static final Map<String, double[]> NUMBERS = Map.ofEntries(
            Map.entry("numOctaves", new double[] {0, 8}),
            Map.entry("seed", new double[] {-FAR, FAR}),
            Map.entry("baseFrequency", new double[] {0, FAR}),
            Map.entry("k1", new double[] {-FAR, FAR}),
            Map.entry("k2", new double[] {-FAR, FAR}),
            Map.entry("k3", new double[] {-FAR, FAR}),
            Map.entry("k4", new double[] {-FAR, FAR}),
            Map.entry("values", new double[] {-FAR, FAR}),
            Map.entry("tableValues", new double[] {-FAR, FAR}),
            Map.entry("slope", new double[] {-FAR, FAR}),
            Map.entry("intercept", new double[] {-FAR, FAR}),
            Map.entry("amplitude", new double[] {-FAR, FAR}),
            Map.entry("exponent", new double[] {-FAR, FAR}));

    private final Findings findings;

    FilterPrimitives(Findings findings) {
        this.findings = findings;
    }

    static boolean isPrimitive(Element element) {
        return element.name().startsWith("fe");
    }

    /**
     * Writes the steps of a filter.
     *
     * @param reach how wide the canvas is, in the units of the filter
     */
    void write(Element filter, Style filterStyle, SvgDocument document, double reach, SvgWriter writer) {
        Set<String> results = new HashSet<>(SOURCES);
        for (Element primitive : filter.elements()) {
            if (isPrimitive(primitive)) {
                write(document.style(primitive, filterStyle), document, reach, results, writer);
            }
        }
    }

    private void write(Style style, SvgDocument document, double reach, Set<String> results, SvgWriter writer) {
        Element primitive = style.element();
        boolean known = KNOWN.contains(primitive.name());
        if (!known) {
            findings.error(primitive + " is not honoured; what goes into it comes out", primitive.offset());
        }
        String name = known ? primitive.name() : "feOffset";
        writer.start(name);
        primitive.attributes().forEach((attribute, written) -> {
            boolean input = attribute.equals("in") || attribute.equals("in2");
            if (input && (known || attribute.equals("in"))) {
                input(attribute, written.value().strip(), primitive, results, writer);
            } else if (known && WORDS.contains(attribute) && written.value().matches("[\\w-]+")) {
                writer.put(attribute, written.value());
            } else if (known) {
                number(attribute, primitive, reach, writer);
            }
        });
        String interpolation = style.value("color-interpolation-filters");
        if (!primitive.has("color-interpolation-filters") && "sRGB".equals(interpolation)) {
            writer.put("color-interpolation-filters", "sRGB");
        }
        if (name.equals("feFlood") || name.equals("feDropShadow")) {
            flood(style, writer);
        }
        String result = primitive.attribute("result");
        if (result != null) {
            results.add(result);
            writer.put("result", result);
        }
        writer.inside();
        if (known) {
            for (Element child : primitive.elements()) {
                if (KNOWN.contains(child.name())) {
                    write(document.style(child, style), document, reach, results, writer);
                }
            }
        }
        writer.end(name);
    }

    private void input(String attribute, String value, Element primitive, Set<String> results, SvgWriter writer) {
        if (results.contains(value)) {
            writer.put(attribute, value);
        } else if (value.startsWith("Background") || value.equals("FillPaint") || value.equals("StrokePaint")) {
            findings.warning(attribute + "=" + value + " is not honoured", primitive.offsetOf(attribute));
        } else {
            findings.error(
                    attribute + " of " + primitive + " refers to " + Findings.quote(value)
                            + ", which is no result of a primitive before it",
                    primitive.offsetOf(attribute));
        }
    }

    private void number(String attribute, Element primitive, double reach, SvgWriter writer) {
        double[] range =
                switch (attribute) {
                    // A wider blur is one colour anyway.
                    case "stdDeviation" -> new double[] {0, reach / 2};
                    case "dx", "dy", "scale" -> new double[] {-2 * reach, 2 * reach};
                    default -> NUMBERS.get(attribute);
                };
        if (range == null) {
            return;
        }
        String text = String.valueOf(primitive.attribute(attribute));
        double[] numbers = NumberList.parse(text);
        double[] limited = Arrays.stream(numbers)
                .limit(MAX_VALUES)
                .map(number -> Math.max(range[0], Math.min(range[1], number)))
                .toArray();
        if (limited.length == 0) {
            findings.error(
                    attribute + "=" + Findings.quote(text) + " of " + primitive + ": expected numbers",
                    primitive.offsetOf(attribute));
            return;
        }
        if (!Arrays.equals(numbers, limited)) {
            findings.warning(
                    String.format(
                            Locale.ROOT,
                            "%s=%s of %s is limited to %.4g to %.4g",
                            attribute,
                            Findings.quote(text),
                            primitive,
                            range[0],
                            range[1]),
                    primitive.offsetOf(attribute));
        }
        writer.put(attribute, limited);
    }

    private void flood(Style style, SvgWriter writer) {
        String text = style.value("flood-color", "black");
        Rgba color = text.equalsIgnoreCase("currentcolor") ? style.currentColor() : CssColor.parse(text);
        if (color == null) {
            findings.error(
                    "flood-color=" + Findings.quote(text) + ": expected a colour; black stands in",
                    style.element().offsetOf("flood-color"));
            color = Rgba.BLACK;
        }
        writer.put("flood-color", color.hexadecimal())
                .put("flood-opacity", color.alpha() * Opacity.of(style, "flood-opacity", findings));
    }
}
