package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.renderers.canvas.Letterbox;
import java.awt.Color;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What turtles drew, as bytes: the corners of their world (left, bottom, right, top, 64-bit floats), the background (three
 * bytes), then the items in order of drawing. An item is its kind (a byte: line, polygon, dot, text, cursor), its colour (three
 * bytes), its size (64-bit float), a number of points (32 bits) and the points (two 64-bit floats each); a polygon and a cursor
 * go on with their outline's colour (whether there is one, three bytes), a text with four texts (content, side, font, style),
 * each behind its length (16 bits). Everything is big-endian. The program may have written any of it.
 */
final class DisplayList {
    private static final int MAX_POINTS = 200_000;
    private static final double FAR = 1e6;

    private final ByteBuffer data;
    private final int size;
    private final long deadline;
    private double scale = 1;
    private double left;
    private double top;

    /**
     * Takes a list to read.
     *
     * @param size side of the canvas in pixels
     * @param deadline by {@link System#nanoTime}
     */
    DisplayList(ByteBuffer data, int size, long deadline) {
        this.data = data;
        this.size = size;
        this.deadline = deadline;
    }

    /**
     * Hands out its items.
     *
     * @return whether that was done in time
     * @throws IllegalArgumentException if it is no such list
     * @throws java.nio.BufferUnderflowException if it breaks off
     */
    boolean draw(Ink ink) {
        left = data.getDouble();
        double bottom = data.getDouble();
        double right = data.getDouble();
        top = data.getDouble();
        Letterbox place = Letterbox.fit(right - left, top - bottom, size);
        scale = place.scale();
        ink.window(place, (right - left) * scale, (top - bottom) * scale, color());
        while (data.hasRemaining()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            drawItem(ink);
        }
        return true;
    }

    private void drawItem(Ink ink) {
        int kind = data.get();
        Color color = color();
        double length = Math.min(Math.abs(data.getDouble()), FAR);
        int count = data.getInt();
        if (count < 1 || count > MAX_POINTS || Double.isNaN(length) || data.remaining() < 16L * count) {
            throw new IllegalArgumentException("an item of " + count + " points");
        }
        double[] points = new double[2 * count];
        for (int i = 0; i < points.length; i += 2) {
            points[i] = near((data.getDouble() - left) * scale);
            points[i + 1] = near((top - data.getDouble()) * scale);
        }
        switch (kind) {
            case 0 -> ink.line(points, width(length), color);
            case 1, 4 -> {
                boolean outlined = data.get() != 0 && length > 0;
                Color outline = color();
                ink.polygon(points, color, width(length), outlined ? outline : null, kind == 4);
            }
            case 2 -> ink.dot(points[0], points[1], Math.max(length * scale, 1), color);
            case 3 -> {
                Ink.Label label = new Ink.Label(string(), string(), string(), string(), length * scale);
                ink.text(points[0], points[1], label, color);
            }
            default -> throw new IllegalArgumentException("an item of kind " + kind);
        }
    }

    /** A pen of width 0 draws the thinnest line there is. */
    private double width(double length) {
        return Math.max(length * scale, 0.5);
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
