package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * Where an element is drawn. Immutable.
 *
 * @param surface what it is drawn on
 * @param toDevice from its user space to device pixels
 * @param clip in device pixels, from viewports that hide what overflows; null for none
 * @param style of its parent; null for the root
 * @param viewport what its lengths are relative to
 * @param clipping whether outlines are collected for a clip path, rather than painted
 * @param depth how deep the drawing is nested, references included
 */
record Scope(
        Surface surface,
        AffineTransform toDevice,
        @Nullable Shape clip,
        @Nullable Style style,
        Viewport viewport,
        boolean clipping,
        int depth) {

    Graphics2D graphics() {
        return surface.graphics(toDevice, clip);
    }

    Scope inside(Style parent) {
        return new Scope(surface, toDevice, clip, parent, viewport, clipping, depth + 1);
    }

    Scope transformed(AffineTransform transform) {
        if (transform.isIdentity()) {
            return this;
        }
        AffineTransform combined = new AffineTransform(toDevice);
        combined.concatenate(transform);
        return new Scope(surface, combined, clip, style, viewport, clipping, depth);
    }

    Scope onto(Surface other) {
        return new Scope(other, toDevice, clip, style, viewport, clipping, depth);
    }

    /** Onto another surface that nothing outside has clipped, to collect outlines or not. */
    Scope afresh(Surface other, boolean collectOutlines) {
        return new Scope(other, toDevice, null, style, viewport, collectOutlines, depth);
    }

    Scope in(Viewport other) {
        return new Scope(surface, toDevice, clip, style, other, clipping, depth);
    }

    /** Hides what lies outside a rectangle of user space. */
    Scope clipped(Rectangle2D rectangle) {
        Shape part = toDevice.createTransformedShape(rectangle);
        if (clip != null) {
            Area both = new Area(clip);
            both.intersect(new Area(part));
            part = both;
        }
        return new Scope(surface, toDevice, part, style, viewport, clipping, depth);
    }

    /** The pixels that drawing here can reach. */
    Rectangle reach() {
        return clip == null ? surface.bounds() : surface.bounds().intersection(clip.getBounds());
    }

    /** How many device pixels a user unit is long, on average over directions. */
    double scale() {
        return Math.sqrt(Math.abs(toDevice.getDeterminant()));
    }

    double scaleX() {
        return Math.hypot(toDevice.getScaleX(), toDevice.getShearY());
    }

    double scaleY() {
        return Math.hypot(toDevice.getShearX(), toDevice.getScaleY());
    }
}
