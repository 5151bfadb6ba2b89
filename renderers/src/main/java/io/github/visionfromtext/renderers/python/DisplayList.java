package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.renderers.canvas.BundledFonts;
import io.github.visionfromtext.renderers.canvas.Canvas;
import io.github.visionfromtext.renderers.canvas.Letterbox;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What turtles drew, as bytes: the corners of their world (left, bottom, right, top, 64-bit floats), the background (three
 * bytes), then the items in order of drawing. An item is its kind (a byte: line, polygon, dot, text), its colour (three
 * bytes), its size (64-bit float), a number of points (32 bits) and the points (two 64-bit floats each); a polygon goes on
 * with its outline's colour (whether there is one, three bytes), a text with four texts (content, side, font, style), each
 * behind its length (16 bits). Everything is big-endian.
 */
final class DisplayList {
    /** So much is drawn at once between two looks at the clock. */
    private static final int POINTS_AT_ONCE = 2000;

    private static final int MAX_POINTS = 200_000;
    private static final double FAR = 1e6;

    private final ByteBuffer data;
    private final Canvas canvas;
    private final long deadline;
    private double scale = 1;
    private double left;
    private double top;

    /**
     * Takes a list to paint.
     *
     * @param deadline by {@link System#nanoTime}
     */
    DisplayList(ByteBuffer data, Canvas canvas, long deadline) {
        this.data = data;
        this.canvas = canvas;
        this.deadline = deadline;
    }

    /**
     * Paints it.
     *
     * @return whether that was done in time
     */
    boolean paint() {
        left = data.getDouble();
        double bottom = data.getDouble();
        double right = data.getDouble();
        top = data.getDouble();
        Letterbox box = Letterbox.fit(right - left, top - bottom, canvas.size());
        scale = box.scale();
        Color background = color();
        Graphics2D graphics = canvas.graphics();
        try {
            AffineTransform corner = AffineTransform.getTranslateInstance(box.x(), box.y());
            graphics.transform(corner);
            Rectangle2D window = new Rectangle2D.Double(0, 0, (right - left) * scale, (top - bottom) * scale);
            graphics.clip(window);
            if (!background.equals(Color.WHITE)) {
                graphics.setColor(background);
                graphics.fill(window);
            }
            while (data.hasRemaining()) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                paintItem(graphics);
            }
            return true;
        } finally {
            graphics.dispose();
        }
    }

    private void paintItem(Graphics2D graphics) {
        int kind = data.get();
        Color color = color();
        double size = Math.min(Math.abs(data.getDouble()), FAR);
        int count = data.getInt();
        if (count < 1 || count > MAX_POINTS || Double.isNaN(size)) {
            throw new IllegalArgumentException("an item of " + count + " points");
        }
        graphics.setColor(color);
        switch (kind) {
            case 0 -> line(graphics, size, count);
            case 1 -> polygon(graphics, size, count);
            case 2 -> dot(graphics, size);
            case 3 -> text(graphics, size);
            default -> throw new IllegalArgumentException("an item of kind " + kind);
        }
    }

    private void line(Graphics2D graphics, double width, int count) {
        graphics.setStroke(pen(width));
        Path2D path = new Path2D.Double();
        for (int i = 0; i < count; i++) {
            double x = x();
            double y = y();
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
            if (i % POINTS_AT_ONCE == POINTS_AT_ONCE - 1) {
                graphics.draw(path);
                path.reset();
                path.moveTo(x, y);
            }
        }
        graphics.draw(path);
    }

    private void polygon(Graphics2D graphics, double outlineWidth, int count) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int i = 0; i < count; i++) {
            if (i == 0) {
                path.moveTo(x(), y());
            } else {
                path.lineTo(x(), y());
            }
        }
        path.closePath();
        graphics.fill(path);
        boolean outlined = data.get() != 0;
        Color outline = color();
        if (outlined && outlineWidth > 0) {
            graphics.setColor(outline);
            graphics.setStroke(pen(outlineWidth));
            graphics.draw(path);
        }
    }

    private void dot(Graphics2D graphics, double diameter) {
        double side = Math.max(diameter * scale, 1);
        graphics.fill(new Ellipse2D.Double(x() - side / 2, y() - side / 2, side, side));
    }

    private void text(Graphics2D graphics, double pixels) {
        double x = x();
        double y = y();
        String content = string();
        String side = string();
        String family = string();
        String style = string();
        Font font = BundledFonts.find(
                List.of(family), style.contains("bold"), style.contains("italic") || style.contains("oblique"), (float)
                        Math.min(Math.max(pixels * scale, 0.5), 4000));
        graphics.setFont(font);
        FontMetrics metrics = graphics.getFontMetrics();
        String[] lines = content.split("\n", -1);
        // The position is the lower edge of the last line, as Tk places a text by its south.
        double baseline = y - metrics.getDescent() - (lines.length - 1) * (double) metrics.getHeight();
        double widest = 0;
        for (String line : lines) {
            widest = Math.max(widest, metrics.stringWidth(line));
        }
        double start = x - (side.equals("center") ? widest / 2 : side.equals("right") ? widest : 0);
        for (String line : lines) {
            graphics.drawString(line, (float) start, (float) baseline);
            baseline += metrics.getHeight();
        }
    }

    private BasicStroke pen(double width) {
        // A pen of width 0 draws the thinnest line there is.
        float pixels = (float) Math.max(width * scale, 0.5);
        return new BasicStroke(pixels, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private double x() {
        return near((data.getDouble() - left) * scale);
    }

    private double y() {
        return near((top - data.getDouble()) * scale);
    }

    /** The rasteriser takes long over lines that end light years away, and cannot place a point that is no number. */
    private static double near(double pixels) {
        return Double.isNaN(pixels) ? 0 : Math.min(Math.max(pixels, -FAR), FAR);
    }

    private Color color() {
        return new Color(data.get() & 0xFF, data.get() & 0xFF, data.get() & 0xFF);
    }

    private String string() {
        byte[] text = new byte[data.getShort() & 0xFFFF];
        data.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
