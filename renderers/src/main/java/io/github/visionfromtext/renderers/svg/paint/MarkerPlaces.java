package io.github.visionfromtext.renderers.svg.paint;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The vertices of an outline and which way it runs there. */
final class MarkerPlaces {
    /** A vertex; the direction, in radians, halves the angle between coming and going. */
    record Place(double x, double y, double direction) {}

    private record Segment(
            double fromX, double fromY, double outX, double outY, double inX, double inY, double toX, double toY) {}

    private MarkerPlaces() {}

    static List<Place> of(Shape outline) {
        List<Segment> segments = new ArrayList<>();
        Set<Integer> starts = new HashSet<>();
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(p);
            double fromX = x;
            double fromY = y;
            switch (kind) {
                case PathIterator.SEG_MOVETO -> {
                    starts.add(segments.size());
                    startX = x = p[0];
                    startY = y = p[1];
                    continue;
                }
                case PathIterator.SEG_CLOSE -> {
                    x = startX;
                    y = startY;
                    segments.add(line(fromX, fromY, x, y));
                }
                case PathIterator.SEG_LINETO -> {
                    x = p[0];
                    y = p[1];
                    segments.add(line(fromX, fromY, x, y));
                }
                case PathIterator.SEG_QUADTO -> {
                    x = p[2];
                    y = p[3];
                    segments.add(curve(fromX, fromY, p[0], p[1], p[0], p[1], x, y));
                }
                default -> {
                    x = p[4];
                    y = p[5];
                    segments.add(curve(fromX, fromY, p[0], p[1], p[2], p[3], x, y));
                }
            }
        }
        return places(segments, starts);
    }

    private static List<Place> places(List<Segment> segments, Set<Integer> starts) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (starts.contains(i)) {
                places.add(place(segment.fromX(), segment.fromY(), null, segment));
            }
            boolean goesOn = i + 1 < segments.size() && !starts.contains(i + 1);
            places.add(place(segment.toX(), segment.toY(), segment, goesOn ? segments.get(i + 1) : null));
        }
        return places;
    }

    private static Place place(double x, double y, @Nullable Segment in, @Nullable Segment out) {
        double inX = in == null ? 0 : in.inX();
        double inY = in == null ? 0 : in.inY();
        double outX = out == null ? 0 : out.outX();
        double outY = out == null ? 0 : out.outY();
        return new Place(x, y, Math.atan2(inY + outY, inX + outX));
    }

    private static Segment line(double fromX, double fromY, double toX, double toY) {
        double[] direction = unit(toX - fromX, toY - fromY);
        return new Segment(fromX, fromY, direction[0], direction[1], direction[0], direction[1], toX, toY);
    }

    private static Segment curve(
            double fromX, double fromY, double x1, double y1, double x2, double y2, double toX, double toY) {
        double[] out = unit(x1 - fromX, y1 - fromY);
        double[] in = unit(toX - x2, toY - y2);
        double[] whole = unit(toX - fromX, toY - fromY);
        boolean noOut = out[0] == 0 && out[1] == 0;
        boolean noIn = in[0] == 0 && in[1] == 0;
        return new Segment(
                fromX,
                fromY,
                noOut ? whole[0] : out[0],
                noOut ? whole[1] : out[1],
                noIn ? whole[0] : in[0],
                noIn ? whole[1] : in[1],
                toX,
                toY);
    }

    private static double[] unit(double x, double y) {
        double length = Math.hypot(x, y);
        return length < 1e-12 ? new double[] {0, 0} : new double[] {x / length, y / length};
    }
}
