package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A connected region of pixels of one label.
 *
 * @param label of its pixels
 * @param outline its outer edge, along the edges of pixels
 * @param area its pixels
 * @param holes pixels that it surrounds
 * @param emptyHoles those of them that are background
 * @param edge pixels of it that have a neighbour outside it
 * @param foreign edge pixels that have a neighbour of another label than this and the background's
 */
record Region(int label, List<Point> outline, int area, int holes, int emptyHoles, int edge, int foreign) {

    static Region of(List<Integer> pixels, int[] labels, int width, int height) {
        int left = pixels.stream().mapToInt(pixel -> pixel % width).min().orElseThrow() - 1;
        int right = pixels.stream().mapToInt(pixel -> pixel % width).max().orElseThrow() + 1;
        int top = pixels.stream().mapToInt(pixel -> pixel / width).min().orElseThrow() - 1;
        int bottom = pixels.stream().mapToInt(pixel -> pixel / width).max().orElseThrow() + 1;
        int boxWidth = right - left + 1;
        // A box with a margin of a pixel: 1 for the region, 2 for what can be reached around it.
        byte[] box = new byte[boxWidth * (bottom - top + 1)];
        for (int pixel : pixels) {
            box[(pixel / width - top) * boxWidth + pixel % width - left] = 1;
        }
        flood(box, boxWidth);
        int label = labels[pixels.get(0)];
        int holes = 0;
        int empty = 0;
        int edge = 0;
        int foreign = 0;
        for (int i = 0; i < box.length; i++) {
            int x = i % boxWidth + left;
            int y = i / boxWidth + top;
            boolean inPicture = x >= 0 && y >= 0 && x < width && y < height;
            if (box[i] == 0) {
                holes++;
                empty += labels[y * width + x] == 0 ? 1 : 0;
            } else if (box[i] == 1 && inPicture) {
                boolean borders = false;
                boolean strange = false;
                for (int step : new int[] {-1, 1, -boxWidth, boxWidth}) {
                    int nx = (i + step) % boxWidth + left;
                    int ny = (i + step) / boxWidth + top;
                    if (box[i + step] != 1) {
                        borders = true;
                        int other = nx < 0 || ny < 0 || nx >= width || ny >= height ? 0 : labels[ny * width + nx];
                        strange |= other != 0 && other != label;
                    }
                }
                edge += borders ? 1 : 0;
                foreign += strange ? 1 : 0;
            }
        }
        return new Region(
                label, OutlineTracer.trace(box, boxWidth, left, top), pixels.size(), holes, empty, edge, foreign);
    }

    /** Marks what is outside, reached by sides and not by corners. */
    private static void flood(byte[] box, int width) {
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        box[0] = 2;
        while (!open.isEmpty()) {
            int at = open.pop();
            for (int step : new int[] {-1, 1, -width, width}) {
                int next = at + step;
                boolean wraps = Math.abs(step) == 1 && next / width != at / width;
                if (next >= 0 && next < box.length && !wraps && box[next] == 0) {
                    box[next] = 2;
                    open.push(next);
                }
            }
        }
    }

    int filledArea() {
        return area + holes;
    }

    /** About how thick its lines are, in pixels: twice its area over its edge. */
    double thickness() {
        return 2.0 * area / Math.max(1, edge);
    }

    /** The shorter side of the box around it. */
    double side() {
        Box box = Box.around(outline);
        return Math.min(box.width(), box.height());
    }

    /** Whether this is a seam of blended colours between two others. */
    boolean isFringe() {
        return thickness() < 2.5 && foreign > 0.4 * edge;
    }

    /** Whether another region lies in this one's outline. */
    boolean surrounds(Region other) {
        Point edge = other.outline.get(0);
        // A little inside the pixel, where no corner of an outline is.
        return Box.around(outline).contains(Box.around(other.outline))
                && Polygon.contains(outline, new Point(edge.x(), edge.y() + 0.25));
    }

    /** This region with the outline of a ring around it. */
    Region within(Region ring) {
        return new Region(label, ring.outline, area + ring.area, holes, emptyHoles, ring.edge, ring.foreign);
    }
}
