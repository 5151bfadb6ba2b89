package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.ArrayList;
import java.util.List;

/** Places along outlines, at about equal steps. */
final class Stations {
    private static final int COUNT = 60;

    private Stations() {}

    static List<Point> along(Figure figure) {
        List<Point> points = figure.outline();
        double length = 0;
        for (int i = 0; i < pieces(figure); i++) {
            length += Polygon.distance(points.get(i), points.get((i + 1) % points.size()));
        }
        List<Point> stations = new ArrayList<>(List.of(points.get(0)));
        double step = length / COUNT;
        double next = step;
        double gone = 0;
        for (int i = 0; i < pieces(figure) && step > 0; i++) {
            Point a = points.get(i);
            Point b = points.get((i + 1) % points.size());
            double piece = Polygon.distance(a, b);
            for (; next <= gone + piece && piece > 0; next += step) {
                double share = (next - gone) / piece;
                stations.add(new Point(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y())));
            }
            gone += piece;
        }
        return stations;
    }

    /** From a point to the nearest place on a figure's outline. */
    static double distance(Point point, Figure figure) {
        List<Point> points = figure.outline();
        double nearest = Polygon.distance(point, points.get(0));
        for (int i = 0; i < pieces(figure); i++) {
            nearest = Math.min(nearest, Polygon.distance(point, points.get(i), points.get((i + 1) % points.size())));
        }
        return nearest;
    }

    private static int pieces(Figure figure) {
        return figure.closed() ? figure.outline().size() : figure.outline().size() - 1;
    }
}
