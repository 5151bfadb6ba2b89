package io.github.visionfromtext.renderers.svg;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.renderers.canvas.BundledFonts;
import io.github.visionfromtext.renderers.svg.draw.Painter;

/** Finds {@link SvgRenderer}, which runs wherever Java2D does. */
public final class SvgRendererProvider implements CodeRendererProvider {
    @Override
    public DrawingLanguage language() {
        return DrawingLanguage.SVG;
    }

    @Override
    public String name() {
        return SvgRenderer.NAME;
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public Availability availability() {
        try {
            BundledFonts.check();
        } catch (Exception | LinkageError e) {
            return Availability.missing(
                    "Java2D cannot load fonts (" + e.getMessage() + ")",
                    "install the fontconfig and freetype libraries, or use a JDK that is not headless-stripped");
        }
        return Availability.usable("in process, " + Painter.VERSION + " on Java2D of Java "
                + Runtime.version().feature() + ", fonts " + BundledFonts.VERSION);
    }

    @Override
    public CodeRenderer create() {
        return new SvgRenderer();
    }
}
