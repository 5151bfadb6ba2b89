package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.drawing.DrawTrace.Paint;
import io.github.visionfromtext.renderers.canvas.BundledFonts;
import io.github.visionfromtext.renderers.canvas.TracePaint;
import java.awt.Color;
import java.awt.Shape;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import processing.awt.PGraphicsJava2D;
import processing.core.PFont;
import processing.core.PImage;
import processing.core.PSurface;
import processing.core.PSurfaceNone;

/** Processing's own Java2D renderer, without a window and with the fonts of every other language. */
final class SketchGraphics extends PGraphicsJava2D {
    /** Null unless somebody wants to know what is drawn. */
    private @Nullable SketchTrace trace;

    void writeTo(SketchTrace newTrace) {
        trace = newTrace;
    }

    @Override
    public PSurface createSurface() {
        surface = new PSurfaceNone(this);
        return surface;
    }

    @Override
    protected PFont createFont(String name, float size, boolean smooth, char[] charset) {
        String wish = name.toLowerCase(Locale.ROOT)
                .replace('-', ' ')
                .replace(".ttf", "")
                .replace(".otf", "");
        boolean bold = wish.contains("bold") || wish.contains("black") || wish.contains("heavy");
        boolean italic = wish.contains("italic") || wish.contains("oblique");
        String family = wish.replaceAll("\\b(bold|italic|oblique|regular|black|heavy|light|medium|roman)\\b", "")
                .replace("serif plain", "serif")
                .strip();
        return new PFont(BundledFonts.find(List.of(family), bold, italic, size), smooth, charset);
    }

    @Override
    protected PFont createDefaultFont(float size) {
        return createFont("sans-serif", size, true, PFont.CHARSET);
    }

    @Override
    protected void drawShape(Shape outline) {
        super.drawShape(outline);
        write(outline, fillPaint(), strokePaint());
    }

    @Override
    protected void fillShape(Shape outline) {
        super.fillShape(outline);
        write(outline, fillPaint(), null);
    }

    @Override
    protected void strokeShape(Shape outline) {
        super.strokeShape(outline);
        write(outline, null, strokePaint());
    }

    private void write(Shape outline, @Nullable Paint fillPaint, @Nullable Paint strokePaint) {
        if (trace != null) {
            trace.shape(outline, g2.getTransform(), fillPaint, strokePaint, strokeWeight);
        }
    }

    private @Nullable Paint fillPaint() {
        return fillGradient ? TracePaint.OF_NO_COLOR : fill ? TracePaint.of(fillColorObject) : null;
    }

    private @Nullable Paint strokePaint() {
        return strokeGradient ? TracePaint.OF_NO_COLOR : stroke ? TracePaint.of(strokeColorObject) : null;
    }

    @Override
    public void backgroundImpl() {
        super.backgroundImpl();
        if (trace != null) {
            trace.background(new Color(backgroundColor, true));
        }
    }

    @Override
    protected void textLineImpl(char[] buffer, int start, int stop, float x, float y) {
        super.textLineImpl(buffer, start, stop, x, y);
        if (trace != null) {
            trace.text(x, y, g2.getTransform());
        }
    }

    @Override
    protected void imageImpl(PImage image, float x1, float y1, float x2, float y2, int u1, int v1, int u2, int v2) {
        super.imageImpl(image, x1, y1, x2, y2, u1, v1, u2, v2);
        lose();
    }

    @Override
    public void set(int x, int y, int color) {
        super.set(x, y, color);
        lose();
    }

    @Override
    public void set(int x, int y, PImage image) {
        super.set(x, y, image);
        lose();
    }

    @Override
    public void copy(int sx, int sy, int sw, int sh, int dx, int dy, int dw, int dh) {
        super.copy(sx, sy, sw, sh, dx, dy, dw, dh);
        lose();
    }

    @Override
    public void copy(PImage from, int sx, int sy, int sw, int sh, int dx, int dy, int dw, int dh) {
        super.copy(from, sx, sy, sw, sh, dx, dy, dw, dh);
        lose();
    }

    @Override
    public void updatePixels() {
        super.updatePixels();
        lose();
    }

    @Override
    public void updatePixels(int x, int y, int w, int h) {
        super.updatePixels(x, y, w, h);
        lose();
    }

    private void lose() {
        if (trace != null) {
            trace.lose();
        }
    }
}
