package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.filter.FilterChain;
import io.github.visionfromtext.renderers.svg.filter.FilterImage;
import io.github.visionfromtext.renderers.svg.filter.FilterSpace;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.FilterFunctions;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The property {@code filter}: references to {@code <filter>} and the functions of CSS. */
final class Filters {
    private final Painter painter;

    Filters(Painter painter) {
        this.painter = painter;
    }

    /** One filter of the list: its {@code <filter>}, or a stand-in for a CSS function. */
    private record Step(Element filter, boolean function) {}

    /** The device pixels that a filtered element can touch; what lies far outside the canvas is left out. */
    Rectangle reach(String value, Style style, Scope scope) {
        Rectangle all = scope.surface().bounds();
        // Blurs and shadows bring in what lies beyond the edge.
        all.grow(all.width / 4, all.height / 4);
        Rectangle reach = null;
        for (Step step : steps(value, style.element())) {
            Rectangle one = step.function()
                    ? all
                    : scope.toDevice()
                            .createTransformedShape(region(step.filter(), style, scope))
                            .getBounds();
            reach = reach == null ? one : reach.union(one);
        }
        return reach == null ? all : reach.intersection(all);
    }

    /** Filters a layer, which shows an element. */
    void apply(String value, Style style, Scope scope, Surface layer) {
        for (Step step : steps(value, style.element())) {
            apply(step, style, scope, layer);
        }
    }

    private void apply(Step step, Style style, Scope scope, Surface layer) {
        Element filter = step.filter();
        Style filterStyle = painter.document.style(filter, null);
        List<Style> primitives = new ArrayList<>();
        for (Element child : filter.elements()) {
            if (child.name().startsWith("fe")) {
                primitives.add(painter.document.style(child, filterStyle));
            }
        }
        if (primitives.isEmpty()) {
            return;
        }
        Rectangle bounds = layer.bounds();
        AffineTransform toPixels = AffineTransform.getTranslateInstance(-bounds.x, -bounds.y);
        toPixels.concatenate(scope.toDevice());
        Rectangle2D box = painter.boxes.of(style.element(), style, scope.viewport());
        boolean ofBox = "objectBoundingBox".equals(filter.attribute("primitiveUnits"));
        Rectangle2D region = step.function() ? deviceRegion(scope, bounds) : region(filter, style, scope);
        FilterSpace space = new FilterSpace(toPixels, box, ofBox, region, scope.viewport());
        // Inputs, results by name and temporary pictures.
        long memory = (long) Integer.BYTES * layer.pixels().length * (primitives.size() + 4);
        painter.budget.allocate(memory, filter);
        FilterImage source = new FilterImage(layer.pixels().clone(), bounds.width, bounds.height, false);
        FilterImage result = FilterChain.apply(
                primitives, painter.document::style, space, source, painter.findings, painter.budget::spendPixels);
        System.arraycopy(result.pixels(), 0, layer.pixels(), 0, layer.pixels().length);
        painter.budget.free(memory);
    }

    private Rectangle2D region(Element filter, Style style, Scope scope) {
        Rectangle2D box = painter.boxes.of(style.element(), style, scope.viewport());
        return Regions.of(painter.document.style(filter, null), filter.attribute("filterUnits"), box, scope.viewport());
    }

    private static Rectangle2D deviceRegion(Scope scope, Rectangle bounds) {
        try {
            return scope.toDevice()
                    .createInverse()
                    .createTransformedShape(bounds)
                    .getBounds2D();
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            return new Rectangle2D.Double();
        }
    }

    private List<Step> steps(String value, Element element) {
        List<Step> steps = new ArrayList<>();
        for (String function : FilterFunctions.split(value)) {
            if (function.startsWith("url(")) {
                Element filter = painter.targets.ofProperty(function, "filter", element);
                if (filter != null && filter.is("filter")) {
                    steps.add(new Step(filter, false));
                }
                continue;
            }
            Element standIn = FilterFunctions.standIn(function);
            if (standIn == null) {
                painter.findings.warning(
                        "filter=" + Findings.quote(function) + " is not honoured", element.offsetOf("filter"));
            } else {
                steps.add(new Step(standIn, true));
            }
        }
        return steps;
    }
}
