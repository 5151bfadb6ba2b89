package io.github.visionfromtext.core.checkup.geometry;

import io.github.visionfromtext.core.checkup.geometry.figure.Box;
import io.github.visionfromtext.core.checkup.geometry.figure.Figure;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.core.checkup.geometry.sentence.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How figures of a kind stand to each other, by the boxes around them.
 *
 * @param layout not mirrored, touching nor overlapping
 * @param whole whether each figure is one; else those that meet are
 * @param rows of a grid, or columns: which way round is not said
 * @param columns of a grid
 */
record LayoutFact(Layout layout, boolean whole, int rows, int columns) implements Fact {
    private static final double STRAIGHT = 0.1;
    private static final double CROOKED = 0.25;

    @Override
    public FactKind kind() {
        return FactKind.ARRANGEMENT;
    }

    @Override
    public String text() {
        return layout == Layout.GRID
                ? "they form a grid of " + rows + " by " + columns
                : "they are arranged as " + layout.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Finding check(Seen seen) {
        List<Box> boxes = whole ? seen.figures().stream().map(Figure::box).toList() : seen.clusters();
        if (boxes.size() < 2) {
            return found(Verdict.UNDECIDED, "%d figure", boxes.size());
        }
        return switch (layout) {
            case ROW -> line(spread(boxes, Box::centerY) / spread(boxes, Box::centerX));
            case COLUMN -> line(spread(boxes, Box::centerX) / spread(boxes, Box::centerY));
            case CONCENTRIC -> concentric(boxes);
            case RING -> ring(boxes);
            case GRID -> grid(boxes);
            default -> throw new IllegalStateException("not by boxes: " + layout);
        };
    }

    private static double spread(List<Box> boxes, ToDoubleFunction<Box> coordinate) {
        double[] sorted = boxes.stream().mapToDouble(coordinate).sorted().toArray();
        return sorted[sorted.length - 1] - sorted[0];
    }

    private Verdict verdict(double off) {
        return off <= STRAIGHT ? Verdict.HOLDS : off >= CROOKED ? Verdict.FAILS : Verdict.UNDECIDED;
    }

    /** Off the line, over along it. */
    private Finding line(double ratio) {
        return found(verdict(ratio), "centres %.2f as far off the line as along it", ratio);
    }

    private Finding concentric(List<Box> boxes) {
        double largest = boxes.stream().mapToDouble(Box::diagonal).max().orElseThrow();
        double apart = Math.hypot(spread(boxes, Box::centerX), spread(boxes, Box::centerY)) / largest;
        return found(verdict(2 * apart), "centres %.3f of the largest apart", apart);
    }

    /** At equal distances from a middle, and all around it. */
    private Finding ring(List<Box> boxes) {
        if (boxes.size() < 3) {
            return found(Verdict.UNDECIDED, "two figures always lie on a ring");
        }
        double x = boxes.stream().mapToDouble(Box::centerX).average().orElseThrow();
        double y = boxes.stream().mapToDouble(Box::centerY).average().orElseThrow();
        double[] radii = boxes.stream()
                .mapToDouble(box -> Math.hypot(box.centerX() - x, box.centerY() - y))
                .sorted()
                .toArray();
        double[] angles = boxes.stream()
                .mapToDouble(box -> Math.toDegrees(Math.atan2(box.centerY() - y, box.centerX() - x)))
                .sorted()
                .toArray();
        double widest = angles[0] + 360 - angles[angles.length - 1];
        for (int i = 1; i < angles.length; i++) {
            widest = Math.max(widest, angles[i] - angles[i - 1]);
        }
        double uneven = 1 - radii[0] / radii[radii.length - 1];
        double gap = widest / (360.0 / boxes.size()) - 1;
        double off = Math.max(uneven, gap / 2);
        return found(verdict(off), "radii differ by %.2f, the widest gap is %.0f degrees", uneven, widest);
    }

    private Finding grid(List<Box> boxes) {
        double width = boxes.stream().mapToDouble(Box::width).average().orElseThrow();
        double height = boxes.stream().mapToDouble(Box::height).average().orElseThrow();
        int across = steps(boxes.stream().mapToDouble(Box::centerX).toArray(), width / 2);
        int down = steps(boxes.stream().mapToDouble(Box::centerY).toArray(), height / 2);
        boolean fits = down == rows && across == columns || down == columns && across == rows;
        boolean full = boxes.size() <= rows * columns && boxes.size() >= rows * columns - 1;
        return found(
                fits && full ? Verdict.HOLDS : Verdict.FAILS,
                "%d places down and %d across, %d figures",
                down,
                across,
                boxes.size());
    }

    /** How many groups numbers fall into that are farther apart than a distance. */
    private static int steps(double[] numbers, double apart) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int groups = 1;
        for (int i = 1; i < sorted.length; i++) {
            groups += sorted[i] - sorted[i - 1] > apart ? 1 : 0;
        }
        return groups;
    }
}
