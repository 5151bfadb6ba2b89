package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.canvas.Canvas;
import io.github.visionfromtext.renderers.svg.markup.Element;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.jspecify.annotations.Nullable;

/** A part of the device that is drawn to: the canvas, or a transparent layer that will be laid over it. */
final class Surface implements AutoCloseable {
    private final BufferedImage image;
    private final int x;
    private final int y;
    private final boolean antialias;
    private final @Nullable Budget budget;

    private Surface(BufferedImage image, int x, int y, boolean antialias, @Nullable Budget budget) {
        this.image = image;
        this.x = x;
        this.y = y;
        this.antialias = antialias;
        this.budget = budget;
    }

    /** The canvas itself. */
    static Surface of(BufferedImage canvas, boolean antialias) {
        return new Surface(canvas, 0, 0, antialias, null);
    }

    /** A transparent layer over a non-empty part of the device; closing it gives its memory back to the budget. */
    Surface layer(Rectangle part, Element element, Budget costs) {
        long pixels = (long) part.width * part.height;
        costs.spendPixels(pixels, element);
        costs.allocate(Integer.BYTES * pixels, element);
        return new Surface(
                new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_ARGB_PRE),
                part.x,
                part.y,
                antialias,
                costs);
    }

    BufferedImage image() {
        return image;
    }

    /** Pixels in rows, alpha, red, green and blue in eight bits each, multiplied by alpha. */
    int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** What it covers, in device pixels. */
    Rectangle bounds() {
        return new Rectangle(x, y, image.getWidth(), image.getHeight());
    }

    /**
     * Graphics in user space.
     *
     * @param toDevice from user space to device pixels
     * @param clip in device pixels, or null
     */
    Graphics2D graphics(AffineTransform toDevice, @Nullable Shape clip) {
        Graphics2D graphics = image.createGraphics();
        Canvas.applyHints(graphics, antialias);
        graphics.translate(-x, -y);
        if (clip != null) {
            graphics.clip(clip);
        }
        graphics.transform(toDevice);
        return graphics;
    }

    /** Graphics in device pixels. */
    Graphics2D graphics() {
        return graphics(new AffineTransform(), null);
    }

    @Override
    public void close() {
        if (budget != null) {
            budget.free((long) Integer.BYTES * image.getWidth() * image.getHeight());
        }
    }
}
