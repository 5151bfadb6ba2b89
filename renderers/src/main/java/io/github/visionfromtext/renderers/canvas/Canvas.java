package io.github.visionfromtext.renderers.canvas;

import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.image.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** A square to draw on, filled with the background. For one drawing and one thread. */
public final class Canvas {
    private final int size;
    private final boolean antialias;
    private final int background;
    private final BufferedImage picture;

    public Canvas(RenderOptions options) {
        this.size = options.size();
        this.antialias = options.antialias();
        this.background = opaque(options.background());
        this.picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB_PRE);
        Arrays.fill(pixels(), background);
    }

    /** Side in pixels. */
    public int size() {
        return size;
    }

    /** What was drawn, opaque; changes as drawing goes on. */
    public BufferedImage picture() {
        return picture;
    }

    /** Hands out graphics in pixel coordinates, with the hints of every language. */
    public Graphics2D graphics() {
        Graphics2D graphics = picture.createGraphics();
        applyHints(graphics, antialias);
        return graphics;
    }

    /** The hints every language draws with. */
    public static void applyHints(Graphics2D graphics, boolean antialias) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                antialias ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING,
                antialias ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
    }

    /** Draws a finished picture of another size, such as a figure that a tool has written, into the square. */
    public void letterbox(BufferedImage drawing) {
        Letterbox box = Letterbox.fit(drawing.getWidth(), drawing.getHeight(), size);
        BufferedImage shrunk = drawing;
        // Bilinear interpolation looks at four pixels: halve first, so that none is skipped.
        while (box.scale() * drawing.getWidth() * 2 <= shrunk.getWidth()) {
            shrunk = halve(shrunk);
        }
        AffineTransform transform = AffineTransform.getTranslateInstance(box.x(), box.y());
        transform.scale(
                box.scale() * drawing.getWidth() / shrunk.getWidth(),
                box.scale() * drawing.getHeight() / shrunk.getHeight());
        Graphics2D graphics = graphics();
        graphics.drawImage(shrunk, transform, null);
        graphics.dispose();
    }

    private static BufferedImage halve(BufferedImage image) {
        int width = Math.max(1, image.getWidth() / 2);
        int height = Math.max(1, image.getHeight() / 2);
        BufferedImage half = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = half.createGraphics();
        applyHints(graphics, true);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return half;
    }

    /** Whether nothing on it differs from the background. */
    public boolean isBlank() {
        for (int pixel : pixels()) {
            if (pixel != background) {
                return false;
            }
        }
        return true;
    }

    /** Copies what was drawn. */
    public Image toImage() {
        int[] pixels = pixels();
        byte[] values = new byte[Image.CHANNELS * pixels.length];
        for (int pixel = 0, i = 0; pixel < pixels.length; pixel++) {
            values[i++] = (byte) (pixels[pixel] >> 16);
            values[i++] = (byte) (pixels[pixel] >> 8);
            values[i++] = (byte) pixels[pixel];
        }
        return Image.of8Bit(size, size, values);
    }

    private int[] pixels() {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    private static int opaque(io.github.visionfromtext.image.Color color) {
        return new Color(color.red(), color.green(), color.blue()).getRGB();
    }
}
