package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.BasicShapes;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.style.Style;
import io.github.visionfromtext.renderers.svg.text.TextLayout;
import io.github.visionfromtext.renderers.svg.text.TextRun;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes texts as the outlines they are laid out to. */
final class TextWriter {
    private final Normaliser normaliser;
    private final ShapeWriter shapes;

    TextWriter(Normaliser normaliser, ShapeWriter shapes) {
        this.normaliser = normaliser;
        this.shapes = shapes;
    }

    void write(Style style, Scope scope) {
        normaliser.budget.checkTime(style.element());
        List<TextRun> runs = TextLayout.layout(
                style,
                normaliser.document,
                scope.viewport(),
                normaliser.findings,
                element -> path(element, scope.viewport()));
        Rectangle2D box = null;
        for (TextRun run : runs) {
            Rectangle2D bounds = run.outline().getBounds2D();
            if (!bounds.isEmpty()) {
                box = box == null ? bounds : box.createUnion(bounds);
            }
        }
        if (box == null) {
            return;
        }
        for (TextRun run : runs) {
            shapes.write(run.outline(), box, true, run.style(), scope);
        }
    }

    private @Nullable Shape path(Element textPath, Viewport viewport) {
        Element target = normaliser.targets.ofHref(textPath);
        if (target == null || !BasicShapes.isShape(target)) {
            return null;
        }
        Style style = normaliser.document.style(target, null);
        Shape outline = normaliser.shapes.outline(style, viewport);
        AffineTransform transform = normaliser.spaces.transform(style, viewport);
        return outline == null ? null : transform.createTransformedShape(outline);
    }
}
