package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.renderers.canvas.BundledFonts;
import java.util.List;
import java.util.Locale;
import processing.awt.PGraphicsJava2D;
import processing.core.PFont;
import processing.core.PSurface;
import processing.core.PSurfaceNone;

/** Processing's own Java2D renderer, without a window and with the fonts of every other language. */
final class SketchGraphics extends PGraphicsJava2D {
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
}
