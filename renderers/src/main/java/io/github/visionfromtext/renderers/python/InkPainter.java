package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.renderers.canvas.BundledFonts;
import io.github.visionfromtext.renderers.canvas.Letterbox;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paints what turtles drew. */
final class InkPainter implements Ink {
    /** The rasteriser gets so many at once. */
    private static final int POINTS_AT_ONCE = 2000;

    private final Graphics2D graphics;

    InkPainter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    @Override
    public void window(Letterbox place, double width, double height, Color background) {
        graphics.translate(place.x(), place.y());
        Rectangle2D window = new Rectangle2D.Double(0, 0, width, height);
        graphics.clip(window);
        if (!background.equals(Color.WHITE)) {
            graphics.setColor(background);
            graphics.fill(window);
        }
    }

    @Override
    public void line(double[] points, double width, Color color) {
        graphics.setColor(color);
        graphics.setStroke(pen(width));
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 1; i < points.length / 2; i++) {
            double x = points[2 * i];
            double y = points[2 * i + 1];
            path.lineTo(x, y);
            if (i % POINTS_AT_ONCE == POINTS_AT_ONCE - 1) {
                graphics.draw(path);
                path.reset();
                path.moveTo(x, y);
            }
        }
        graphics.draw(path);
    }

    @Override
    public void polygon(double[] points, Color fill, double outlineWidth, @Nullable Color outline, boolean cursor) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        graphics.setColor(fill);
        graphics.fill(path);
        if (outline != null) {
            graphics.setColor(outline);
            graphics.setStroke(pen(outlineWidth));
            graphics.draw(path);
        }
    }

    private static BasicStroke pen(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    @Override
    public void dot(double x, double y, double diameter, Color color) {
        graphics.setColor(color);
        graphics.fill(new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter));
    }

    @Override
    public void text(double x, double y, Label label, Color color) {
        graphics.setColor(color);
        String style = label.style();
        Font font = BundledFonts.find(
                List.of(label.family()),
                style.contains("bold"),
                style.contains("italic") || style.contains("oblique"),
                (float) Math.min(Math.max(label.pixels(), 0.5), 4000));
        graphics.setFont(font);
        FontMetrics metrics = graphics.getFontMetrics();
        String[] lines = label.content().split("\n", -1);
        // The position is the lower edge of the last line, as Tk places a text by its south.
        double baseline = y - metrics.getDescent() - (lines.length - 1) * (double) metrics.getHeight();
        double widest = 0;
        for (String line : lines) {
            widest = Math.max(widest, metrics.stringWidth(line));
        }
        double start = x
                - switch (label.side()) {
                    case "center" -> widest / 2;
                    case "right" -> widest;
                    default -> 0;
                };
        for (String line : lines) {
            graphics.drawString(line, (float) start, (float) baseline);
            baseline += metrics.getHeight();
        }
    }
}
