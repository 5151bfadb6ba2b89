package io.github.visionfromtext.renderers.canvas;

import io.github.visionfromtext.drawing.DrawTrace.Paint;
import io.github.visionfromtext.image.Color;

/** Colours of Java2D as a trace has them. */
public final class TracePaint {
    /** A gradient, a pattern or a picture. */
    public static final Paint OF_NO_COLOR = new Paint(null, 1);

    private TracePaint() {}

    /** A colour, see-through or not. */
    public static Paint of(java.awt.Color color) {
        return new Paint(
                new Color(color.getRed() / 255f, color.getGreen() / 255f, color.getBlue() / 255f),
                color.getAlpha() / 255.0);
    }
}
