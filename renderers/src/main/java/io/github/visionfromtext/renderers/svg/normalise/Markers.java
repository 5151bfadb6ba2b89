package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.ViewBox;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arrow heads and the like on the vertices of lines. */
final class Markers {
    private static final Set<String> MARKABLE = Set.of("path", "line", "polyline", "polygon");
    private static final List<String> PROPERTIES = List.of("marker-start", "marker-mid", "marker-end");

    private final Normaliser normaliser;

    Markers(Normaliser normaliser) {
        this.normaliser = normaliser;
    }

    static boolean isMarked(Style style) {
        return MARKABLE.contains(style.element().name())
                && PROPERTIES.stream()
                        .anyMatch(property -> !style.value(property, "none").equals("none"));
    }

    /** The attributes of a line with markers, each marker paid for at each of its places. */
    String attributes(long segments, Style style, Scope scope) {
        if (!isMarked(style)) {
            return "";
        }
        SvgWriter attributes = new SvgWriter(scope.writer().definitions());
        for (String property : PROPERTIES) {
            Element marker = normaliser.targets.ofProperty(style.value(property, "none"), property, style.element());
            if (marker == null || !marker.is("marker") || !normaliser.targets.enter(marker, style.element())) {
                continue;
            }
            try {
                Budget.Cost before = normaliser.budget.spent();
                attributes.put(property, reference(marker, style, scope));
                int more = property.equals("marker-mid") ? (int) Math.max(0, segments - 3) : 0;
                normaliser.budget.spend(normaliser.budget.spent().minus(before), more, style.element());
            } finally {
                normaliser.targets.leave(marker);
            }
        }
        return attributes.toString();
    }

    private String reference(Element marker, Style line, Scope scope) {
        List<Object> key = List.of(marker, scope.viewport());
        return scope.writer()
                .definitions()
                .reference(
                        key,
                        line.element(),
                        (writer, id) -> write(marker, line, id, scope.in(writer, Scope.Role.DEFINED)));
    }

    private void write(Element marker, Style line, String id, Scope scope) {
        normaliser.budget.spendElement(marker);
        Style style = normaliser.document.style(marker, null);
        double width = Math.max(0, scope.viewport().horizontal(style, "markerWidth", 3));
        double height = Math.max(0, scope.viewport().vertical(style, "markerHeight", 3));
        ViewBox box = ViewBox.parse(marker.attribute("viewBox"));
        Viewport viewport = box == null ? new Viewport(width, height) : new Viewport(box.width(), box.height());
        boolean ofUser = "userSpaceOnUse".equals(marker.attribute("markerUnits"));
        double unit = ofUser ? 1 : Strokes.width(line, scope.viewport());
        AffineTransform fit =
                box == null ? new AffineTransform() : box.into(width, height, marker.attribute("preserveAspectRatio"));
        SvgWriter writer = scope.writer();
        writer.start("marker")
                .put("id", id)
                .put("markerWidth", width)
                .put("markerHeight", height)
                .put("markerUnits", ofUser ? "userSpaceOnUse" : "strokeWidth")
                .put("refX", viewport.horizontal(style, "refX", 0))
                .put("refY", viewport.vertical(style, "refY", 0))
                .put("orient", orientation(marker.attribute("orient")))
                .put("overflow", style.value("overflow", "hidden").equals("visible") ? "visible" : "hidden");
        // Without a box JSVG does not scale what is in a marker by the width of the line.
        ViewBox shown = box != null ? box : new ViewBox(0, 0, width, height);
        String aspect = marker.attribute("preserveAspectRatio");
        writer.put("viewBox", new double[] {shown.x(), shown.y(), shown.width(), shown.height()})
                .put("preserveAspectRatio", aspect == null ? "xMidYMid" : aspect);
        writer.inside();
        if (width > 0 && height > 0 && unit > 0) {
            AffineTransform space = AffineTransform.getScaleInstance(unit, unit);
            space.concatenate(fit);
            normaliser.children(marker, scope.transformed(space).in(viewport).inside(style));
        }
        writer.end("marker");
    }

    private static String orientation(@Nullable String orient) {
        if (orient == null || orient.isEmpty()) {
            return "0";
        }
        if (orient.startsWith("auto")) {
            return orient.equals("auto-start-reverse") ? orient : "auto";
        }
        double degrees = Length.parse(orient.replaceFirst("deg$", ""), 0, 0, 0, 0);
        return Double.isNaN(degrees) ? "0" : String.valueOf(degrees % 360);
    }
}
