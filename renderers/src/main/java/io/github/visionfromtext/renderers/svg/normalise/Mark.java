package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.renderers.canvas.Contours;
import io.github.visionfromtext.renderers.svg.style.Rgba;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * One outline, text or picture that is drawn.
 *
 * @param element its name
 * @param line of the program where the element begins, from 1
 * @param outline in its user space
 * @param toDevice from there to pixels of the canvas
 * @param fill null for none
 * @param stroke null for none
 * @param strokeWidth in its user space
 */
record Mark(
        String element,
        int line,
        Shape outline,
        AffineTransform toDevice,
        @Nullable SvgPaint fill,
        @Nullable SvgPaint stroke,
        double strokeWidth) {
    /** In pixels of the canvas, strokes and effects left out. */
    Rectangle2D bounds() {
        return toDevice.createTransformedShape(outline.getBounds2D()).getBounds2D();
    }

    DrawTrace.Mark trace() {
        return new DrawTrace.Mark(
                element,
                line,
                Contours.of(outline, toDevice),
                paint(fill),
                paint(stroke),
                stroke == null ? 0 : strokeWidth * Contours.scaleOf(toDevice));
    }

    private static DrawTrace.@Nullable Paint paint(@Nullable SvgPaint paint) {
        if (paint == null) {
            return null;
        }
        Rgba rgba = paint.color();
        Color color = rgba == null ? null : new Color((float) rgba.red(), (float) rgba.green(), (float) rgba.blue());
        return new DrawTrace.Paint(color, paint.opacity());
    }
}
