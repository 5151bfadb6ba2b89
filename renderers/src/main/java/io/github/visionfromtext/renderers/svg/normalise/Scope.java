package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * Where an element stands. Immutable.
 *
 * @param writer what it is written to
 * @param toDevice from its user space to device pixels
 * @param style of its parent; null for the root
 * @param viewport what its lengths are relative to
 * @param role what its outlines are for
 * @param depth how deep the drawing is nested, references included
 */
record Scope(
        SvgWriter writer,
        AffineTransform toDevice,
        @Nullable Style style,
        Viewport viewport,
        Role role,
        int depth) {

    /** What outlines are for. */
    enum Role {
        /** Painted on the canvas itself. */
        SHOWN,
        /** Painted on a layer, which is then laid on the canvas. */
        LAYERED,
        /** Part of a pattern, marker or mask. */
        DEFINED,
        /** Collected for a clip path, whatever their paint. */
        CLIPPING
    }

    Scope inside(Style parent) {
        return new Scope(writer, toDevice, parent, viewport, role, depth + 1);
    }

    Scope transformed(AffineTransform transform) {
        if (transform.isIdentity()) {
            return this;
        }
        AffineTransform combined = new AffineTransform(toDevice);
        combined.concatenate(transform);
        return new Scope(writer, combined, style, viewport, role, depth);
    }

    /** Into a definition. */
    Scope in(SvgWriter definition, Role other) {
        return new Scope(definition, toDevice, style, viewport, other, depth + 1);
    }

    Scope in(Viewport other) {
        return new Scope(writer, toDevice, style, other, role, depth);
    }

    /** Onto a layer, if not on one or in a definition already. */
    Scope layered() {
        return role == Role.SHOWN ? new Scope(writer, toDevice, style, viewport, Role.LAYERED, depth) : this;
    }

    boolean clipping() {
        return role == Role.CLIPPING;
    }

    /** How many device pixels a user unit is long, on average over directions. */
    double scale() {
        return Math.sqrt(Math.abs(toDevice.getDeterminant()));
    }

    /** The canvas and as much again around it, in user space. */
    Rectangle2D reach(Rectangle canvas) {
        Rectangle around = new Rectangle(canvas);
        around.grow(canvas.width, canvas.height);
        try {
            return toDevice.createInverse().createTransformedShape(around).getBounds2D();
        } catch (NoninvertibleTransformException e) {
            return around;
        }
    }
}
