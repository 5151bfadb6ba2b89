package io.github.visionfromtext.renderers.svg.draw;

import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;

/** A paint in a space of its own. */
record TransformedPaint(Paint paint, AffineTransform transform) implements Paint {
    @Override
    public PaintContext createContext(
            ColorModel model, Rectangle device, Rectangle2D user, AffineTransform toDevice, RenderingHints hints) {
        AffineTransform combined = new AffineTransform(toDevice);
        combined.concatenate(transform);
        return paint.createContext(model, device, user, combined, hints);
    }

    @Override
    public int getTransparency() {
        return Transparency.TRANSLUCENT;
    }
}
