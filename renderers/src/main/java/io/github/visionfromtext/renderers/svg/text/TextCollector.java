package io.github.visionfromtext.renderers.svg.text;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Characters;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.markup.Node;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;
import io.github.visionfromtext.renderers.svg.style.SvgDocument;
import java.awt.Font;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a {@code text} element into glyphs with their own positions, before chunks are anchored. */
final class TextCollector {
    private static final int MAX_CHARACTERS = 20_000;

    private final SvgDocument document;
    private final Viewport viewport;
    private final Findings findings;
    private final Function<Element, @Nullable Shape> paths;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final Font fallback = TextFonts.fallback();
    private boolean blankBefore = true;

    TextCollector(
            SvgDocument document, Viewport viewport, Findings findings, Function<Element, @Nullable Shape> paths) {
        this.document = document;
        this.viewport = viewport;
        this.findings = findings;
        this.paths = paths;
    }

    List<Glyph> collect(Style text) {
        element(text, null);
        while (!glyphs.isEmpty() && glyphs.get(glyphs.size() - 1).blank && !preserves(text)) {
            glyphs.remove(glyphs.size() - 1);
        }
        return glyphs;
    }

    private void element(Style style, @Nullable TextPathSpan path) {
        int first = glyphs.size();
        for (Node child : style.element().children()) {
            if (child instanceof Characters characters) {
                characters(characters.text(), style, path);
            } else if (child instanceof Element element) {
                Style inner = document.style(element, style);
                if (inner.value("display", "inline").equals("none")) {
                    continue;
                }
                switch (element.name()) {
                    case "tspan", "a" -> element(inner, path);
                    case "textPath" -> textPath(inner);
                    default -> {
                        // Titles and animations show nothing.
                    }
                }
            }
        }
        positions(style, first);
        stretch(style, first);
    }

    private void textPath(Style style) {
        Shape outline = paths.apply(style.element());
        if (outline == null) {
            return;
        }
        String offset = style.element().attribute("startOffset");
        boolean percent = offset != null && offset.endsWith("%");
        double start = offset == null ? 0 : Length.parse(offset, 1, style.fontSize(), 0, 0);
        int first = glyphs.size();
        blankBefore = true;
        element(style, new TextPathSpan(outline, Double.isNaN(start) ? 0 : start, percent));
        if (first < glyphs.size()) {
            glyphs.get(first).beginsChunk = true;
        }
    }

    private void characters(String text, Style style, @Nullable TextPathSpan path) {
        String shown = shown(text, style);
        Font font = TextFonts.of(style);
        int first = glyphs.size();
        for (int start = 0; start < shown.length(); ) {
            // A stretch that one font can draw, so that it can be kerned.
            Font able = canDraw(font, shown.codePointAt(start), style);
            int end = start;
            while (end < shown.length() && canDraw(font, shown.codePointAt(end), style) == able) {
                end += Character.charCount(shown.codePointAt(end));
            }
            glyphs.addAll(GlyphStretch.of(shown.substring(start, end), able, style));
            start = end;
        }
        double letterSpacing = spacing(style, "letter-spacing");
        double wordSpacing = spacing(style, "word-spacing");
        double shift = Baselines.shift(style);
        for (Glyph glyph : glyphs.subList(first, glyphs.size())) {
            glyph.advance += letterSpacing + (glyph.blank ? wordSpacing : 0);
            glyph.shift = shift;
            glyph.path = path;
        }
    }

    /** The characters that are shown: blanks run together, what is invisible left out. */
    private String shown(String text, Style style) {
        boolean preserve = preserves(style);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int code = text.codePointAt(i);
            i += Character.charCount(code);
            boolean blank = code == ' ' || code == '\n' || code == '\t' || code == '\r';
            boolean invisible = Character.getType(code) == Character.FORMAT || (code >= 0xfe00 && code <= 0xfe0f);
            if (invisible || (blank && blankBefore && !preserve)) {
                continue;
            }
            if (glyphs.size() + shown.length() >= MAX_CHARACTERS) {
                findings.error(
                        "the text is drawn up to " + MAX_CHARACTERS + " characters",
                        style.element().offset());
                break;
            }
            blankBefore = blank;
            shown.appendCodePoint(blank ? ' ' : code);
        }
        return shown.toString();
    }

    private Font canDraw(Font font, int code, Style style) {
        if (font.canDisplay(code)) {
            return font;
        }
        Font sans = fallback;
        if (!sans.canDisplay(code)) {
            findings.warning(
                    "the bundled fonts have no " + Findings.quote(Character.toString(code)) + " (U+"
                            + Integer.toHexString(code).toUpperCase(Locale.ROOT) + "); a box stands in",
                    style.element().offset());
        }
        return sans;
    }

    /** Hands out the lists {@code x}, {@code y}, {@code dx}, {@code dy} and {@code rotate}; inner elements come first. */
    private void positions(Style style, int first) {
        if (first == glyphs.size()) {
            return;
        }
        double[] x = lengths(style, "x", viewport.width());
        double[] y = lengths(style, "y", viewport.height());
        double[] dx = lengths(style, "dx", viewport.width());
        double[] dy = lengths(style, "dy", viewport.height());
        double[] rotate = lengths(style, "rotate", 0);
        for (int i = first; i < glyphs.size(); i++) {
            Glyph glyph = glyphs.get(i);
            int k = i - first;
            if (k < x.length && Double.isNaN(glyph.x)) {
                glyph.x = x[k];
                glyph.beginsChunk = true;
            }
            if (k < y.length && Double.isNaN(glyph.y)) {
                glyph.y = y[k];
                glyph.beginsChunk = true;
            }
            glyph.dx += k < dx.length ? dx[k] : 0;
            glyph.dy += k < dy.length ? dy[k] : 0;
            if (rotate.length > 0 && glyph.rotation == 0) {
                glyph.rotation = Math.toRadians(rotate[Math.min(k, rotate.length - 1)]);
            }
        }
    }

    /** Fits the glyphs of an element to its {@code textLength} by the space between them. */
    private void stretch(Style style, int first) {
        String text = style.element().attribute("textLength");
        int count = glyphs.size() - first;
        if (text == null || count < 2) {
            return;
        }
        double wanted = viewport.length(text, viewport.width(), style, 0);
        double length = 0;
        for (Glyph glyph : glyphs.subList(first, glyphs.size())) {
            length += glyph.advance;
        }
        if (!(wanted > 0 && length > 0)) {
            return;
        }
        boolean glyphsToo = "spacingAndGlyphs".equals(style.element().attribute("lengthAdjust"));
        double gap = (wanted - length) / (count - 1);
        for (Glyph glyph : glyphs.subList(first, glyphs.size())) {
            if (glyphsToo) {
                glyph.stretch = wanted / length;
                glyph.advance *= wanted / length;
            } else {
                glyph.advance += gap;
            }
        }
    }

    private double[] lengths(Style style, String name, double percentOf) {
        String text = style.element().attribute(name);
        if (text == null || text.isBlank()) {
            return new double[0];
        }
        String[] words = text.strip().split("[\\s,]+");
        double[] lengths = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            lengths[i] = viewport.length(words[i], percentOf, style, Double.NaN);
            if (Double.isNaN(lengths[i])) {
                findings.error(
                        name + "=" + Findings.quote(text) + " of " + style.element() + ": expected lengths",
                        style.element().offsetOf(name));
                lengths[i] = 0;
            }
        }
        return lengths;
    }

    private double spacing(Style style, String property) {
        String text = style.value(property, "normal");
        return text.equals("normal") ? 0 : viewport.length(text, style.fontSize(), style, 0);
    }

    private static boolean preserves(Style style) {
        return "preserve".equals(style.element().attribute("space"))
                || style.value("white-space", "").startsWith("pre");
    }
}
