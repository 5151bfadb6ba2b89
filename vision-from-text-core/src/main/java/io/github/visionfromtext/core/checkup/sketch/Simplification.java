package io.github.visionfromtext.core.checkup.sketch;

import io.github.visionfromtext.InvalidInputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Ramer-Douglas-Peucker: of a line's points those are kept that a line through fewer would miss by more than a tolerance. First
 * and last always stay. Distance is measured to the segment between two kept points, not to the endless line through them, so
 * that a turn back beyond an end survives.
 */
public final class Simplification {
    private Simplification() {}

    /** A run of points of which the first and the last are kept. */
    private record Run(int first, int last) {}

    /**
     * Simplifies a stroke.
     *
     * @param tolerance in units of the points, 0 or more; points within it are dropped
     */
    public static Stroke simplify(Stroke stroke, double tolerance) {
        if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
            throw new InvalidInputException("A tolerance of " + tolerance + ": expected a finite number from 0 on");
        }
        List<Stroke.Point> points = stroke.points();
        BitSet kept = kept(points, tolerance);
        List<Stroke.Point> simple = new ArrayList<>(kept.cardinality());
        kept.stream().forEach(index -> simple.add(points.get(index)));
        return new Stroke(simple);
    }

    /**
     * Which points of a line are kept, by their number.
     *
     * @param tolerance in units of the points, 0 or more
     */
    public static BitSet kept(List<Stroke.Point> points, double tolerance) {
        BitSet kept = new BitSet(points.size());
        kept.set(0);
        kept.set(points.size() - 1);
        // Runs wait on a stack of our own: a long stroke may nest as deep as it has points.
        Deque<Run> runs = new ArrayDeque<>();
        runs.push(new Run(0, points.size() - 1));
        while (!runs.isEmpty()) {
            Run run = runs.pop();
            int farthest = farthest(points, run, tolerance);
            if (farthest > run.first()) {
                kept.set(farthest);
                runs.push(new Run(run.first(), farthest));
                runs.push(new Run(farthest, run.last()));
            }
        }
        return kept;
    }

    /** The point between a run's ends that is farthest from the segment between them; the first end if all are near. */
    private static int farthest(List<Stroke.Point> points, Run run, double tolerance) {
        Stroke.Point begin = points.get(run.first());
        Stroke.Point end = points.get(run.last());
        int farthest = run.first();
        double most = tolerance;
        for (int i = run.first() + 1; i < run.last(); i++) {
            double distance = distance(points.get(i), begin, end);
            if (distance > most) {
                farthest = i;
                most = distance;
            }
        }
        return farthest;
    }

    private static double distance(Stroke.Point point, Stroke.Point begin, Stroke.Point end) {
        double alongX = end.x() - begin.x();
        double alongY = end.y() - begin.y();
        double squared = alongX * alongX + alongY * alongY;
        if (squared == 0) {
            return point.distance(begin);
        }
        double share = ((point.x() - begin.x()) * alongX + (point.y() - begin.y()) * alongY) / squared;
        double clamped = Math.min(1, Math.max(0, share));
        return Math.hypot(point.x() - begin.x() - clamped * alongX, point.y() - begin.y() - clamped * alongY);
    }
}
