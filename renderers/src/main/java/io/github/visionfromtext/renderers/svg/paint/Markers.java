package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.ViewBox;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.paint.MarkerPlaces.Place;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arrow heads and the like on the vertices of lines. */
final class Markers {
    private static final Set<String> MARKABLE = Set.of("path", "line", "polyline", "polygon");

    private final Painter painter;

    Markers(Painter painter) {
        this.painter = painter;
    }

    static boolean canHave(Element element) {
        return MARKABLE.contains(element.name());
    }

    void paint(Shape outline, Style style, Scope scope) {
        List<Place> places = MarkerPlaces.of(outline);
        for (int i = 0; i < places.size(); i++) {
            String property = i == 0 ? "marker-start" : i == places.size() - 1 ? "marker-end" : "marker-mid";
            String value = style.value(property, "none");
            if (value.equals("none")) {
                continue;
            }
            Element marker = painter.targets.ofProperty(value, property, style.element());
            if (marker != null && marker.is("marker")) {
                paint(marker, places.get(i), i == 0, style, scope);
            }
        }
    }

    private void paint(Element marker, Place place, boolean first, Style line, Scope scope) {
        if (!painter.targets.enter(marker, line.element())) {
            return;
        }
        try {
            painter.budget.spendElement(marker);
            Style style = painter.document.style(marker, null);
            double width = scope.viewport().horizontal(style, "markerWidth", 3);
            double height = scope.viewport().vertical(style, "markerHeight", 3);
            if (!(width > 0 && height > 0)) {
                return;
            }
            AffineTransform transform = AffineTransform.getTranslateInstance(place.x(), place.y());
            transform.rotate(angle(marker.attribute("orient"), place, first));
            if (!"userSpaceOnUse".equals(marker.attribute("markerUnits"))) {
                double lineWidth = Strokes.width(line, scope.viewport());
                transform.scale(lineWidth, lineWidth);
            }
            draw(marker, style, width, height, scope.transformed(transform));
        } finally {
            painter.targets.leave(marker);
        }
    }

    private void draw(Element marker, Style style, double width, double height, Scope scope) {
        ViewBox box = ViewBox.parse(marker.attribute("viewBox"));
        AffineTransform fit =
                box == null ? new AffineTransform() : box.into(width, height, marker.attribute("preserveAspectRatio"));
        Viewport viewport = box == null ? new Viewport(width, height) : new Viewport(box.width(), box.height());
        double refX = viewport.horizontal(style, "refX", 0);
        double refY = viewport.vertical(style, "refY", 0);
        double[] reference = {refX, refY};
        fit.transform(reference, 0, reference, 0, 1);
        AffineTransform transform = AffineTransform.getTranslateInstance(-reference[0], -reference[1]);
        Scope placed = scope.transformed(transform);
        if (!style.value("overflow", "hidden").equals("visible")) {
            placed = placed.clipped(new Rectangle2D.Double(0, 0, width, height));
        }
        if (Math.abs(placed.toDevice().getDeterminant()) > 1e-12) {
            painter.children(marker, placed.transformed(fit).in(viewport).inside(style));
        }
    }

    private static double angle(@Nullable String orient, Place place, boolean first) {
        if (orient == null || orient.isEmpty()) {
            return 0;
        }
        if (orient.startsWith("auto")) {
            boolean reversed = first && orient.equals("auto-start-reverse");
            return place.direction() + (reversed ? Math.PI : 0);
        }
        double degrees = Length.parse(orient.replaceFirst("deg$", ""), 0, 0, 0, 0);
        return Double.isNaN(degrees) ? 0 : Math.toRadians(degrees);
    }
}
