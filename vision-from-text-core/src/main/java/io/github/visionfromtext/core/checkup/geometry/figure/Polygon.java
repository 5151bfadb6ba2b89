package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Measures of closed lines. */
final class Polygon {
    private Polygon() {}

    /** Enclosed area; positive where the points go clockwise on the screen. */
    static double signedArea(List<Point> points) {
        double twice = 0;
        for (int i = 0; i < points.size(); i++) {
            Point a = points.get(i);
            Point b = points.get((i + 1) % points.size());
            twice += a.x() * b.y() - b.x() * a.y();
        }
        return twice / 2;
    }

    static double area(List<Point> points) {
        return Math.abs(signedArea(points));
    }

    static Point mean(List<Point> points) {
        return new Point(
                points.stream().mapToDouble(Point::x).average().orElseThrow(),
                points.stream().mapToDouble(Point::y).average().orElseThrow());
    }

    static double distance(Point a, Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    /** From a point to the piece between two others. */
    static double distance(Point point, Point begin, Point end) {
        double alongX = end.x() - begin.x();
        double alongY = end.y() - begin.y();
        double squared = alongX * alongX + alongY * alongY;
        double share =
                squared == 0 ? 0 : ((point.x() - begin.x()) * alongX + (point.y() - begin.y()) * alongY) / squared;
        double clamped = Math.min(1, Math.max(0, share));
        return Math.hypot(point.x() - begin.x() - clamped * alongX, point.y() - begin.y() - clamped * alongY);
    }

    /** From a point to the nearest place on the closed line. */
    static double distance(Point point, List<Point> line) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < line.size(); i++) {
            nearest = Math.min(nearest, distance(point, line.get(i), line.get((i + 1) % line.size())));
        }
        return nearest;
    }

    /** Whether a point lies inside, by how often a ray to the right crosses the line. */
    static boolean contains(List<Point> points, Point point) {
        boolean inside = false;
        for (int i = 0; i < points.size(); i++) {
            Point a = points.get(i);
            Point b = points.get((i + 1) % points.size());
            if (a.y() > point.y() != b.y() > point.y()
                    && point.x() < a.x() + (point.y() - a.y()) / (b.y() - a.y()) * (b.x() - a.x())) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** The rubber band around the points (Andrew's monotone chain). */
    static List<Point> hull(List<Point> points) {
        List<Point> sorted = points.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
                .toList();
        if (sorted.size() < 3) {
            return sorted;
        }
        List<Point> hull = new ArrayList<>(half(sorted));
        List<Point> back = new ArrayList<>(sorted);
        Collections.reverse(back);
        hull.addAll(half(back));
        return hull;
    }

    private static List<Point> half(List<Point> sorted) {
        List<Point> chain = new ArrayList<>();
        for (Point point : sorted) {
            while (chain.size() > 1 && turn(chain.get(chain.size() - 2), chain.get(chain.size() - 1), point) <= 0) {
                chain.remove(chain.size() - 1);
            }
            chain.add(point);
        }
        return chain.subList(0, chain.size() - 1);
    }

    /** Above 0 where b turns clockwise, on the screen, between a and c. */
    static double turn(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x());
    }
}
