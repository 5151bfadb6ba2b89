package io.github.visionfromtext.renderers.svg.text;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Style;
import io.github.visionfromtext.renderers.svg.style.SvgDocument;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lays out a {@code text} element: positions, spans, anchors, base lines, spacing, lengths, decoration, text on a path. From
 * left to right only; complex scripts are set character by character.
 */
public final class TextLayout {
    private TextLayout() {}

    /**
     * The outlines of a text, in the order they are painted.
     *
     * @param paths finds the outline that a {@code textPath} element runs along
     */
    public static List<TextRun> layout(
            Style text,
            SvgDocument document,
            Viewport viewport,
            Findings findings,
            Function<Element, @Nullable Shape> paths) {
        List<Glyph> glyphs = new TextCollector(document, viewport, findings, paths).collect(text);
        place(glyphs);
        return runs(glyphs);
    }

    private static void place(List<Glyph> glyphs) {
        double x = 0;
        double y = 0;
        for (int start = 0; start < glyphs.size(); ) {
            int end = start + 1;
            while (end < glyphs.size() && !glyphs.get(end).beginsChunk) {
                end++;
            }
            List<Glyph> chunk = glyphs.subList(start, end);
            Glyph first = chunk.get(0);
            x = Double.isNaN(first.x) ? x : first.x;
            y = Double.isNaN(first.y) ? y : first.y;
            double anchor = anchorShare(first.style) * length(chunk);
            if (first.path != null) {
                placeOnPath(chunk, first.path, anchor);
            } else {
                double pen = x - anchor;
                for (Glyph glyph : chunk) {
                    pen += glyph.dx;
                    y += glyph.dy;
                    glyph.x = pen;
                    glyph.y = y + glyph.shift;
                    pen += glyph.advance;
                }
                x = pen;
            }
            start = end;
        }
    }

    private static void placeOnPath(List<Glyph> chunk, TextPathSpan path, double anchor) {
        double pen = path.startOffset - anchor;
        for (Glyph glyph : chunk) {
            pen += glyph.dx;
            glyph.shift += glyph.dy;
            path.place(glyph, pen + glyph.advance / 2);
            pen += glyph.advance;
        }
    }

    private static double anchorShare(Style style) {
        return switch (style.value("text-anchor", "start")) {
            case "middle" -> 0.5;
            case "end" -> 1;
            default -> 0;
        };
    }

    private static double length(List<Glyph> chunk) {
        double length = 0;
        for (Glyph glyph : chunk) {
            length += glyph.dx + glyph.advance;
        }
        return length;
    }

    private static List<TextRun> runs(List<Glyph> glyphs) {
        List<TextRun> runs = new ArrayList<>();
        Path2D.Double outline = new Path2D.Double();
        for (int i = 0; i < glyphs.size(); i++) {
            Glyph glyph = glyphs.get(i);
            if (!glyph.hidden) {
                outline.append(outline(glyph), false);
                decorate(glyph, outline);
            }
            boolean last = i + 1 == glyphs.size() || glyphs.get(i + 1).style != glyph.style;
            if (last) {
                runs.add(new TextRun(outline, glyph.style));
                outline = new Path2D.Double();
            }
        }
        return runs;
    }

    private static Shape outline(Glyph glyph) {
        AffineTransform transform = AffineTransform.getTranslateInstance(glyph.x, glyph.y);
        transform.rotate(glyph.rotation);
        transform.scale(glyph.stretch, 1);
        return transform.createTransformedShape(glyph.outline);
    }

    private static void decorate(Glyph glyph, Path2D.Double outline) {
        String decoration = decoration(glyph.style);
        double em = glyph.style.fontSize();
        AffineTransform transform = AffineTransform.getTranslateInstance(glyph.x, glyph.y);
        transform.rotate(glyph.rotation);
        for (String word : decoration.split("\\s+")) {
            double y =
                    switch (word) {
                        case "underline" -> 0.1;
                        case "line-through" -> -0.28;
                        case "overline" -> -0.8;
                        default -> Double.NaN;
                    };
            if (!Double.isNaN(y)) {
                Rectangle2D line = new Rectangle2D.Double(0, y * em, glyph.advance, 0.05 * em);
                outline.append(line.getPathIterator(transform), false);
            }
        }
    }

    /** Decoration is drawn through descendants rather than inherited. */
    private static String decoration(Style style) {
        String own = style.value("text-decoration", "none");
        Style parent = style.parent();
        if (parent == null || style.element().is("text") || !own.equals("none")) {
            return own;
        }
        return decoration(parent);
    }
}
