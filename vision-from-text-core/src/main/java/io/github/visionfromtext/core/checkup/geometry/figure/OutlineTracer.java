package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.util.ArrayList;
import java.util.List;

/** Walks around a region of pixels, clockwise, keeping it on the right hand, from middle to middle of pixels' outer sides. */
final class OutlineTracer {
    private static final int[] DX = {1, 0, -1, 0};
    private static final int[] DY = {0, 1, 0, -1};

    private OutlineTracer() {}

    /**
     * The outer edge.
     *
     * @param box pixels of a box around the region, with a margin: 1 for the region's, anything else for others
     * @param left where the box begins
     * @param top where the box begins
     */
    static List<Point> trace(byte[] box, int width, int left, int top) {
        int start = 0;
        while (box[start] != 1) {
            start++;
        }
        // A walker on the grid between pixels, heading right along the upper side of the first pixel.
        int x = start % width;
        int y = start / width;
        int startX = x;
        int startY = y;
        int heading = 0;
        List<Point> points = new ArrayList<>();
        do {
            points.add(new Point(left + x + DX[heading] / 2.0, top + y + DY[heading] / 2.0));
            x += DX[heading];
            y += DY[heading];
            boolean ahead = inRegion(box, width, x, y, heading, true);
            boolean right = inRegion(box, width, x, y, heading, false);
            // Regions are joined by corners, so the walker turns left whenever the pixel ahead on the left is the
            // region's.
            heading = ahead ? (heading + 3) % 4 : right ? heading : (heading + 1) % 4;
        } while (x != startX || y != startY || heading != 0);
        return points;
    }

    /** Whether the pixel ahead of the walker, on his left or right hand, is the region's. */
    private static boolean inRegion(byte[] box, int width, int x, int y, int heading, boolean left) {
        int px = x;
        int py = y;
        switch (heading) {
            case 0 -> py -= left ? 1 : 0;
            case 1 -> px -= left ? 0 : 1;
            case 2 -> {
                px -= 1;
                py -= left ? 0 : 1;
            }
            default -> {
                px -= left ? 1 : 0;
                py -= 1;
            }
        }
        return box[py * width + px] == 1;
    }
}
