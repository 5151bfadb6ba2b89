package io.github.visionfromtext.renderers.svg.text;

import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** Characters of one font and style, kerned. */
final class GlyphStretch {
    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    private GlyphStretch() {}

    /** The glyphs of a text, one for each that the font makes of it, at no place yet. */
    static List<Glyph> of(String text, Font font, Style style) {
        GlyphVector vector =
                font.layoutGlyphVector(UNHINTED, text.toCharArray(), 0, text.length(), Font.LAYOUT_LEFT_TO_RIGHT);
        double scale = style.fontSize() / TextFonts.DESIGN_SIZE;
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < vector.getNumGlyphs(); i++) {
            Point2D place = vector.getGlyphPosition(i);
            double advance = (vector.getGlyphPosition(i + 1).getX() - place.getX()) * scale;
            AffineTransform toUser = AffineTransform.getScaleInstance(scale, scale);
            toUser.translate(-place.getX(), -place.getY());
            Shape outline = toUser.createTransformedShape(vector.getGlyphOutline(i));
            boolean blank = Character.isSpaceChar(text.charAt(vector.getGlyphCharIndex(i)));
            Glyph glyph = new Glyph(outline, blank, style, advance);
            glyph.x = Double.NaN;
            glyph.y = Double.NaN;
            glyphs.add(glyph);
        }
        return glyphs;
    }
}
