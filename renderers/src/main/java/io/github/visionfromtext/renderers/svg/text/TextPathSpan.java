package io.github.visionfromtext.renderers.svg.text;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The line that a {@code textPath} runs along, measured. */
final class TextPathSpan {
    private final List<double[]> pieces = new ArrayList<>();
    private final double length;

    /** Where the text starts on it. */
    final double startOffset;

    TextPathSpan(Shape outline, double startOffset, boolean percent) {
        Rectangle2D box = outline.getBounds2D();
        double flatness = Math.max(1e-6, Math.max(box.getWidth(), box.getHeight()) / 2000);
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        double total = 0;
        for (PathIterator path = outline.getPathIterator(null, flatness); !path.isDone(); path.next()) {
            int kind = path.currentSegment(p);
            if (kind == PathIterator.SEG_MOVETO) {
                startX = p[0];
                startY = p[1];
            } else {
                double toX = kind == PathIterator.SEG_CLOSE ? startX : p[0];
                double toY = kind == PathIterator.SEG_CLOSE ? startY : p[1];
                double step = Math.hypot(toX - x, toY - y);
                if (step > 0) {
                    pieces.add(new double[] {total, x, y, toX, toY, step});
                    total += step;
                }
                p[0] = toX;
                p[1] = toY;
            }
            x = p[0];
            y = p[1];
        }
        this.length = total;
        this.startOffset = percent ? startOffset * total : startOffset;
    }

    /** Puts the middle of a glyph at a distance along the line; hides it beyond the ends. */
    void place(Glyph glyph, double distance) {
        if (pieces.isEmpty() || distance < 0 || distance > length) {
            glyph.hidden = true;
            return;
        }
        double[] piece = pieceAt(distance);
        double share = (distance - piece[0]) / piece[5];
        double dx = (piece[3] - piece[1]) / piece[5];
        double dy = (piece[4] - piece[2]) / piece[5];
        double across = glyph.shift;
        glyph.rotation = Math.atan2(dy, dx);
        glyph.x = piece[1] + share * (piece[3] - piece[1]) - dx * glyph.advance / 2 - dy * across;
        glyph.y = piece[2] + share * (piece[4] - piece[2]) - dy * glyph.advance / 2 + dx * across;
    }

    private double[] pieceAt(double distance) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (pieces.get(middle)[0] <= distance) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces.get(low);
    }
}
