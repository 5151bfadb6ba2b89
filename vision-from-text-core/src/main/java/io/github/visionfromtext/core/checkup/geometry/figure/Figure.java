package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.util.Comparator;
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
public record Figure(
        List<Point> outline, boolean closed, Form form, Box box, boolean filled, Set<String> colours, double reach) {
    public Figure {
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
    public double shareInside(Figure other) {
        double whole = Polygon.area(outline);
        if (!box.meets(other.box) || whole == 0) {
            return 0;
        }
        Area common = area();
        common.intersect(other.area());
        return Math.min(1, Areas.size(common) / whole);
    }

    /** Pixels between the two, strokes included; 0 where they meet. */
    public double gap(Figure other) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Point point : outline) {
            nearest = Math.min(nearest, Polygon.distance(point, other.outline));
        }
        for (Point point : other.outline) {
            nearest = Math.min(nearest, Polygon.distance(point, outline));
        }
        return Math.max(0, nearest - reach - other.reach);
    }

    /** Places along its outline, at about equal steps. */
    public List<Point> stations() {
        return Stations.along(this);
    }

    /** Pixels from a place to the nearest one on its outline. */
    public double distance(Point place) {
        return Stations.distance(place, this);
    }

    /** With the rubber band around its outline for an outline: what it may have been before another figure cut it. */
    public Figure stretched() {
        return new Figure(Polygon.hull(outline), true, form, box, filled, colours, reach);
    }

    /** How the line between its two points farthest apart runs, in degrees: 0 for level, 90 for upright. */
    public double inclination() {
        Point begin = farthest(farthest(outline.get(0)));
        Point end = farthest(begin);
        return Math.toDegrees(Math.atan2(Math.abs(end.y() - begin.y()), Math.abs(end.x() - begin.x())));
    }

    private Point farthest(Point from) {
        return outline.stream()
                .max(Comparator.comparingDouble(point -> Polygon.distance(point, from)))
                .orElseThrow();
    }
}
