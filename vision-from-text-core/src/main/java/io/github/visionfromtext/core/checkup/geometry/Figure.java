package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.Set;

/**
 * One figure of a drawing.
 *
 * @param outline its outer edge; a line that is not closed is run along once
 * @param closed whether the outline encloses something
 * @param form of what it encloses, or that of the line
 * @param box around it, strokes included
 * @param filled whether its inside is painted
 * @param colours names of its colour: of the inside if that is painted, else of the stroke; empty where it has no single one
 * @param reach pixels by which the stroke goes beyond the outline
 */
record Figure(
        List<Point> outline, boolean closed, Form form, Box box, boolean filled, Set<String> colours, double reach) {
    Figure {
        outline = List.copyOf(outline);
        colours = Set.copyOf(colours);
    }

    double size() {
        return box.diagonal();
    }

    /** What it covers, its inside among it even if that is not painted. */
    private Area area() {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < outline.size(); i++) {
            Point point = outline.get(i);
            if (i == 0) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        path.closePath();
        return new Area(path);
    }

    /** How much of this lies in the other, from 0 to 1, strokes left out. */
    double shareInside(Figure other) {
        double whole = Polygon.area(outline);
        if (!box.meets(other.box) || whole == 0) {
            return 0;
        }
        Area common = area();
        common.intersect(other.area());
        return Math.min(1, Areas.size(common) / whole);
    }

    /** Pixels between the two, strokes included; 0 where they meet. */
    double gap(Figure other) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Point point : outline) {
            nearest = Math.min(nearest, Polygon.distance(point, other.outline));
        }
        for (Point point : other.outline) {
            nearest = Math.min(nearest, Polygon.distance(point, outline));
        }
        return Math.max(0, nearest - reach - other.reach);
    }
}
