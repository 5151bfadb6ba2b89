package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.core.checkup.sketch.Simplification;
import io.github.visionfromtext.core.checkup.sketch.Stroke;
import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tells the form of a closed line by its corners: the points that are left when those are dropped that it would hardly miss. A
 * circle keeps a dozen or more however large it is, since it is halved until the pieces are flat; an octagon keeps eight.
 */
final class FormFinder {
    /** Of outlines along pixels, whose edges waver: to it a circle of 7 pixels' radius has five corners. */
    static final FormFinder OF_PIXELS = new FormFinder(1.5, 20, 50, 80);

    /** Of outlines as programs give them. */
    static final FormFinder OF_TRACES = new FormFinder(0.1, 4, 4, 4);

    /** By how much a point may lie off a straight line, as a share of the figure's diagonal. */
    private static final double SHARE = 0.01;

    private static final double SLIMMEST = 0.06;
    private static final double RIGHT = 8;
    private static final double EQUAL = 1.1;
    private static final double CONVEX = 0.96;

    /** Of a form that may have fewer than are found at first. */
    private static final int MOST_CORNERS = 12;

    private final double waver;
    private final double smallest;
    private final double smallestPentagon;
    private final double smallestHeptagon;

    /**
     * Makes one for outlines that are so exact.
     *
     * @param waver pixels by which points are off at least, with some to spare
     * @param smallest diagonal, in pixels, below which no form is told apart
     * @param smallestPentagon the same for five corners or six, between which and a circle it is harder to tell
     * @param smallestHeptagon the same for more
     */
    private FormFinder(double waver, double smallest, double smallestPentagon, double smallestHeptagon) {
        this.waver = waver;
        this.smallest = smallest;
        this.smallestPentagon = smallestPentagon;
        this.smallestHeptagon = smallestHeptagon;
    }

    /**
     * The form that a closed line encloses.
     *
     * @param points in pixels, the last not the first again
     */
    Form of(List<Point> points) {
        double diagonal = Box.around(points).diagonal();
        if (diagonal < smallest) {
            return Form.DOT;
        }
        List<Point> hull = Polygon.hull(points);
        if (hull.size() < 3 || slimness(hull) < SLIMMEST) {
            return Form.LINE;
        }
        List<Point> corners = corners(points, Math.max(waver, SHARE * diagonal));
        if (corners.size() < 3) {
            return Form.OTHER;
        }
        boolean convex = Polygon.area(points) >= CONVEX * Polygon.area(hull);
        if (!convex) {
            return isStar(corners) ? Form.STAR : Form.OTHER;
        }
        return switch (corners.size()) {
            case 3 -> Form.TRIANGLE;
            case 4 -> quadrilateral(corners);
            case 5, 6 -> diagonal < smallestPentagon ? Form.DOT : corners.size() == 5 ? Form.PENTAGON : Form.HEXAGON;
            case 7, 8, 9 -> diagonal < smallestHeptagon ? Form.DOT : corners.size() == 8 ? Form.OCTAGON : Form.OTHER;
            default -> Ellipse.form(points);
        };
    }

    /** Width over length, the width being the least between two parallels around the hull. */
    private static double slimness(List<Point> hull) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < hull.size(); i++) {
            Point a = hull.get(i);
            Point b = hull.get((i + 1) % hull.size());
            double length = Polygon.distance(a, b);
            double width = 0;
            for (Point point : hull) {
                width = Math.max(width, Math.abs(Polygon.turn(a, b, point)) / length);
                most = Math.max(most, Polygon.distance(a, point));
            }
            least = Math.min(least, width);
        }
        return least / most;
    }

    /**
     * Simplifies from two corners on. Which points are corners is hardly known before: on pixels even the farthest may lie
     * beside the true one, and then there is one corner too many. So of those that are found each two are tried.
     */
    static List<Point> corners(List<Point> points, double tolerance) {
        int first = farthest(points, Polygon.mean(points));
        List<Integer> found = corners(points, first, farthest(points, points.get(first)), tolerance);
        List<Integer> best = found;
        for (int i = 0; i < found.size() && found.size() <= MOST_CORNERS; i++) {
            for (int k = 0; k < i; k++) {
                List<Integer> others = corners(points, found.get(i), found.get(k), tolerance);
                best = others.size() < best.size() ? others : best;
            }
        }
        return best.stream().map(points::get).toList();
    }

    private static List<Integer> corners(List<Point> points, int first, int second, double tolerance) {
        List<Integer> corners = new ArrayList<>(run(points, first, second, tolerance));
        corners.addAll(run(points, second, first, tolerance));
        return corners;
    }

    /** Numbers of the corners from a point on up to another, without that. */
    private static List<Integer> run(List<Point> points, int from, int to, double tolerance) {
        int count = Math.floorMod(to - from, points.size());
        List<Stroke.Point> half = new ArrayList<>();
        for (int i = from; i <= from + count; i++) {
            Point point = points.get(i % points.size());
            half.add(new Stroke.Point(point.x(), point.y()));
        }
        BitSet kept = Simplification.kept(half, tolerance);
        kept.clear(count);
        return kept.stream().map(i -> (from + i) % points.size()).boxed().toList();
    }

    private static int farthest(List<Point> points, Point from) {
        int farthest = 0;
        for (int i = 1; i < points.size(); i++) {
            if (Polygon.distance(points.get(i), from) > Polygon.distance(points.get(farthest), from)) {
                farthest = i;
            }
        }
        return farthest;
    }

    private static boolean isStar(List<Point> corners) {
        int count = corners.size();
        if (count < 8 || count % 2 == 1) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            double here = Polygon.turn(corners.get(i), corners.get((i + 1) % count), corners.get((i + 2) % count));
            double next = Polygon.turn(
                    corners.get((i + 1) % count), corners.get((i + 2) % count), corners.get((i + 3) % count));
            if (here * next >= 0) {
                return false;
            }
        }
        return true;
    }

    private static Form quadrilateral(List<Point> corners) {
        double[] sides = new double[4];
        double[] directions = new double[4];
        for (int i = 0; i < 4; i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % 4);
            sides[i] = Polygon.distance(a, b);
            directions[i] = Math.toDegrees(Math.atan2(b.y() - a.y(), b.x() - a.x()));
        }
        boolean equal = Math.max(Math.max(sides[0], sides[1]), Math.max(sides[2], sides[3]))
                < EQUAL * Math.min(Math.min(sides[0], sides[1]), Math.min(sides[2], sides[3]));
        boolean one = isParallel(directions[0], directions[2]);
        boolean other = isParallel(directions[1], directions[3]);
        if (one && other) {
            boolean right = isParallel(directions[0], directions[1] + 90);
            return right ? equal ? Form.SQUARE : Form.RECTANGLE : equal ? Form.RHOMBUS : Form.PARALLELOGRAM;
        }
        return one || other ? Form.TRAPEZOID : Form.QUADRILATERAL;
    }

    private static boolean isParallel(double one, double other) {
        double between = Math.floorMod(Math.round(one - other), 180);
        return between <= RIGHT || between >= 180 - RIGHT;
    }
}
