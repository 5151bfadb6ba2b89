package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.FilterFunctions;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The property {@code filter}: references to {@code <filter>} and the functions of CSS, which become filters. */
final class Filters {
    private final Normaliser normaliser;
    private final FilterPrimitives primitives;

    Filters(Normaliser normaliser) {
        this.normaliser = normaliser;
        this.primitives = new FilterPrimitives(normaliser.findings);
    }

    /** References to the filters of a value, in the order they are applied. */
    List<String> references(String value, Style style, Scope scope) {
        List<String> references = new ArrayList<>();
        for (String function : FilterFunctions.split(value)) {
            boolean named = function.startsWith("url(");
            Element filter = named ? named(function, style.element()) : standIn(function, style.element());
            if (filter != null && filter.elements().stream().anyMatch(FilterPrimitives::isPrimitive)) {
                Object key = List.of(named ? filter : function, scope.viewport(), scope.toDevice());
                references.add(scope.writer()
                        .definitions()
                        .reference(key, style.element(), (writer, id) -> write(filter, named, id, writer, scope)));
            }
        }
        return references;
    }

    /** The reference to a filter that only fades, so that a group is seen as one. */
    String fading(double opacity, Style style, Scope scope) {
        return scope.writer()
                .definitions()
                .reference(List.of("fade", opacity, scope.toDevice()), style.element(), (writer, id) -> {
                    writer.start("filter").put("id", id).put("color-interpolation-filters", "sRGB");
                    Regions.write(writer, "filterUnits", scope.reach(normaliser.canvas()));
                    writer.inside();
                    writer.start("feComponentTransfer").inside();
                    writer.start("feFuncA")
                            .put("type", "linear")
                            .put("slope", opacity)
                            .empty();
                    writer.end("feComponentTransfer");
                    writer.end("filter");
                });
    }

    private void write(Element filter, boolean named, String id, SvgWriter writer, Scope scope) {
        Style style = normaliser.document.style(filter, null);
        int count = filter.elements().size();
        // Pictures of the canvas and its surroundings: inputs, results by name and temporary ones.
        long memory = (long) Integer.BYTES * normaliser.pixels() * (count + 4);
        normaliser.budget.allocate(memory, filter);
        normaliser.budget.spendPixels(16L * normaliser.pixels() * count, filter);
        normaliser.budget.free(memory);
        writer.start("filter").put("id", id);
        if (named) {
            Regions.write(writer, "filterUnits", style, scope.viewport());
        } else {
            Regions.write(writer, "filterUnits", scope.reach(normaliser.canvas()));
        }
        boolean ofBox = "objectBoundingBox".equals(filter.attribute("primitiveUnits"));
        if (ofBox) {
            writer.put("primitiveUnits", "objectBoundingBox");
        }
        writer.inside();
        double pixel = ofBox ? 1.0 / normaliser.canvas().width : 1 / Math.max(1e-9, scope.scale());
        primitives.write(filter, style, normaliser.document, pixel * normaliser.canvas().width, writer);
        writer.end("filter");
    }

    private @Nullable Element named(String reference, Element element) {
        Element filter = normaliser.targets.ofProperty(reference, "filter", element);
        return filter != null && filter.is("filter") ? filter : null;
    }

    private @Nullable Element standIn(String function, Element element) {
        Element filter = FilterFunctions.standIn(function);
        if (filter == null) {
            normaliser.findings.warning(
                    "filter=" + Findings.quote(function) + " is not honoured", element.offsetOf("filter"));
        }
        return filter;
    }
}
