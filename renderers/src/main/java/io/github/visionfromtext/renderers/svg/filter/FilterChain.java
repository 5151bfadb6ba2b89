package io.github.visionfromtext.renderers.svg.filter;

import io.github.visionfromtext.renderers.svg.geometry.NumberList;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.raster.BlendMode;
import io.github.visionfromtext.renderers.svg.style.CssColor;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Rgba;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the primitives of one filter over one picture. */
public final class FilterChain {
    private final FilterSpace space;
    private final FilterImage source;
    private final Findings findings;
    private final PixelCost cost;
    private final Map<String, FilterImage> results = new HashMap<>();
    private FilterImage last;

    private FilterChain(FilterSpace space, FilterImage source, Findings findings, PixelCost cost) {
        this.space = space;
        this.source = source;
        this.findings = findings;
        this.cost = cost;
        this.last = source;
    }

    /**
     * Filters a picture.
     *
     * @param primitives in order
     * @param styles of the children of primitives, such as {@code feFuncR}
     * @return the result, sRGB-encoded
     */
    public static FilterImage apply(
            List<Style> primitives,
            Styling styles,
            FilterSpace space,
            FilterImage source,
            Findings findings,
            PixelCost cost) {
        FilterChain chain = new FilterChain(space, source, findings, cost);
        for (Style primitive : primitives) {
            chain.run(primitive, styles);
        }
        return chain.last.encoded(false);
    }

    /** Gives a child its style. */
    @FunctionalInterface
    public interface Styling {
        Style of(Element child, Style parent);
    }

    private void run(Style style, Styling styles) {
        Element primitive = style.element();
        cost.spend(4L * source.pixels().length, primitive);
        boolean linear =
                !style.value("color-interpolation-filters", "linearRGB").equals("sRGB");
        FilterImage in = input(primitive, "in").encoded(linear);
        FilterImage result =
                switch (primitive.name()) {
                    case "feGaussianBlur" -> blur(primitive, in);
                    case "feOffset" -> Moves.offset(in, pixels(primitive, "dx", true), pixels(primitive, "dy", false));
                    case "feFlood" -> flood(style, linear);
                    case "feDropShadow" -> dropShadow(style, in);
                    case "feMerge" -> merge(primitive, linear);
                    case "feBlend" -> blend(style, in, input(primitive, "in2").encoded(linear));
                    case "feComposite" ->
                        Compositing.composite(
                                primitive, in, input(primitive, "in2").encoded(linear));
                    case "feColorMatrix" -> ColorChanges.matrix(primitive, in);
                    case "feComponentTransfer" -> ColorChanges.transfer(primitive, in);
                    case "feMorphology" -> morphology(primitive, in);
                    case "feTurbulence" -> turbulence(primitive, linear);
                    case "feDisplacementMap" ->
                        Moves.displace(primitive, in, input(primitive, "in2").encoded(linear), space);
                    default -> {
                        findings.error(primitive + " is not honoured; what goes into it comes out", primitive.offset());
                        yield in;
                    }
                };
        last = cut(result, primitive);
        String name = primitive.attribute("result");
        if (name != null) {
            results.put(name, last);
        }
    }

    private FilterImage input(Element primitive, String attribute) {
        String name = primitive.attribute(attribute);
        if (name == null) {
            return last;
        }
        return switch (name) {
            case "SourceGraphic" -> source;
            case "SourceAlpha" -> source.alpha();
            case "BackgroundImage", "BackgroundAlpha", "FillPaint", "StrokePaint" -> {
                findings.warning(attribute + "=" + name + " is not honoured", primitive.offsetOf(attribute));
                yield FilterImage.transparent(source.width(), source.height(), false);
            }
            default -> {
                FilterImage result = results.get(name);
                if (result == null) {
                    findings.error(
                            attribute + " of " + primitive + " refers to " + Findings.quote(name)
                                    + ", which is no result of a primitive before it",
                            primitive.offsetOf(attribute));
                }
                yield result == null ? last : result;
            }
        };
    }

    private FilterImage blur(Element primitive, FilterImage in) {
        double[] deviations = numbers(primitive, "stdDeviation");
        double x = deviations.length > 0 ? Math.max(0, deviations[0]) : 0;
        double y = deviations.length > 1 ? Math.max(0, deviations[1]) : x;
        return GaussianBlur.blur(in, space.pixelsX(x), space.pixelsY(y));
    }

    private FilterImage flood(Style style, boolean linear) {
        FilterImage flood = FilterImage.transparent(source.width(), source.height(), false);
        Arrays.fill(flood.pixels(), floodPixel(style));
        return flood.encoded(linear);
    }

    private int floodPixel(Style style) {
        String text = style.value("flood-color", "black");
        Rgba color = text.equalsIgnoreCase("currentcolor") ? style.currentColor() : CssColor.parse(text);
        if (color == null) {
            findings.error(
                    "flood-color=" + Findings.quote(text) + ": expected a colour; black stands in",
                    style.element().offsetOf("flood-color"));
            color = Rgba.BLACK;
        }
        double opacity = Length.parse(style.value("flood-opacity", "1"), 1, 1, 1, 1);
        double alpha = color.alpha() * (Double.isNaN(opacity) ? 1 : Math.max(0, Math.min(1, opacity)));
        return FilterImage.premultiplied(
                FilterImage.byteOf(alpha * 255),
                FilterImage.byteOf(color.red() * 255),
                FilterImage.byteOf(color.green() * 255),
                FilterImage.byteOf(color.blue() * 255));
    }

    private FilterImage dropShadow(Style style, FilterImage in) {
        Element primitive = style.element();
        double[] deviations = numbers(primitive, "stdDeviation");
        double x = deviations.length > 0 ? Math.max(0, deviations[0]) : 2;
        double y = deviations.length > 1 ? Math.max(0, deviations[1]) : x;
        FilterImage blurred = GaussianBlur.blur(in.alpha(), space.pixelsX(x), space.pixelsY(y));
        double dx = primitive.has("dx") ? pixels(primitive, "dx", true) : space.pixelsX(2);
        double dy = primitive.has("dy") ? pixels(primitive, "dy", false) : space.pixelsY(2);
        FilterImage shadow = Compositing.in(flood(style, in.linear()), Moves.offset(blurred, dx, dy));
        return Compositing.over(in, shadow);
    }

    private FilterImage merge(Element primitive, boolean linear) {
        FilterImage result = FilterImage.transparent(source.width(), source.height(), linear);
        for (Element node : primitive.elements()) {
            if (node.is("feMergeNode")) {
                cost.spend(source.pixels().length, node);
                result = Compositing.over(input(node, "in").encoded(linear), result);
            }
        }
        return result;
    }

    private FilterImage blend(Style style, FilterImage above, FilterImage below) {
        String name = style.element().attribute("mode");
        BlendMode mode = name == null ? null : BlendMode.of(name);
        if (mode == null) {
            return Compositing.over(above, below);
        }
        int[] pixels = new int[above.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = mode.blend(below.pixels()[i], above.pixels()[i]);
        }
        return above.with(pixels);
    }

    private FilterImage morphology(Element primitive, FilterImage in) {
        double[] radii = numbers(primitive, "radius");
        double x = radii.length > 0 ? radii[0] : 0;
        double y = radii.length > 1 ? radii[1] : x;
        int radiusX = (int) Math.min(100, space.pixelsX(x));
        int radiusY = (int) Math.min(100, space.pixelsY(y));
        cost.spend((long) in.pixels().length * (radiusX + radiusY + 2), primitive);
        return Moves.morphology(in, radiusX, radiusY, "dilate".equals(primitive.attribute("operator")));
    }

    private FilterImage turbulence(Element primitive, boolean linear) {
        Turbulence noise = Turbulence.of(primitive);
        cost.spend(20L * noise.octaves() * source.pixels().length, primitive);
        return noise.picture(source.width(), source.height(), space.toPixels(), linear);
    }

    /** Cuts a result to the primitive's own region, if it has one. */
    private FilterImage cut(FilterImage image, Element primitive) {
        if (!primitive.has("x") && !primitive.has("y") && !primitive.has("width") && !primitive.has("height")) {
            return image;
        }
        Rectangle2D region = Subregion.of(primitive, space);
        Rectangle2D device = space.toPixels().createTransformedShape(region).getBounds2D();
        int[] pixels = new int[image.pixels().length];
        int top = Math.max(0, (int) Math.round(device.getMinY()));
        int bottom = Math.min(image.height(), (int) Math.round(device.getMaxY()));
        int left = Math.max(0, (int) Math.round(device.getMinX()));
        int right = Math.min(image.width(), (int) Math.round(device.getMaxX()));
        for (int y = top; y < bottom && left < right; y++) {
            System.arraycopy(image.pixels(), y * image.width() + left, pixels, y * image.width() + left, right - left);
        }
        return image.with(pixels);
    }

    private double pixels(Element primitive, String name, boolean horizontal) {
        double[] number = numbers(primitive, name);
        double value = number.length == 0 ? 0 : number[0];
        return horizontal ? space.pixelsX(value) : space.pixelsY(value);
    }

    static double[] numbers(Element primitive, String name) {
        String text = primitive.attribute(name);
        return text == null ? new double[0] : NumberList.parse(text);
    }
}
