package io.github.visionfromtext.core.checkup.geometry.figure;

import io.github.visionfromtext.drawing.DrawTrace.Point;
import java.awt.geom.Area;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/** Measures Java2D's areas. */
final class Areas {
    private Areas() {}

    /** Square pixels, for outlines of straight pieces. Holes run the other way round and so subtract themselves. */
    static double size(Area area) {
        double size = 0;
        List<Point> contour = new ArrayList<>();
        double[] p = new double[6];
        for (PathIterator path = area.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(p);
            if (kind == PathIterator.SEG_CLOSE) {
                size += Polygon.signedArea(contour);
                contour.clear();
            } else {
                contour.add(new Point(p[0], p[1]));
            }
        }
        return Math.abs(size);
    }
}
