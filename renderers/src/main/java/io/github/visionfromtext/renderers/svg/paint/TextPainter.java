package io.github.visionfromtext.renderers.svg.paint;

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

/** Paints texts as the shapes they are laid out to. */
final class TextPainter {
    private final Painter painter;
    private final ShapePainter shapePainter;

    TextPainter(Painter painter, ShapePainter shapePainter) {
        this.painter = painter;
        this.shapePainter = shapePainter;
    }

    void paint(Style style, Scope scope) {
        List<TextRun> runs = layout(style, scope.viewport());
        Rectangle2D box = box(runs);
        if (box == null) {
            return;
        }
        for (TextRun run : runs) {
            shapePainter.paint(run.outline(), box, run.style(), scope);
        }
    }

    @Nullable
    Rectangle2D box(Style style, Viewport viewport) {
        return box(layout(style, viewport));
    }

    private static @Nullable Rectangle2D box(List<TextRun> runs) {
        Rectangle2D box = null;
        for (TextRun run : runs) {
            Rectangle2D bounds = run.outline().getBounds2D();
            if (!bounds.isEmpty()) {
                box = box == null ? bounds : box.createUnion(bounds);
            }
        }
        return box;
    }

    private List<TextRun> layout(Style style, Viewport viewport) {
        painter.budget.checkTime(style.element());
        return TextLayout.layout(
                style, painter.document, viewport, painter.findings, element -> path(element, viewport));
    }

    private @Nullable Shape path(Element textPath, Viewport viewport) {
        Element target = painter.targets.ofHref(textPath);
        if (target == null || !BasicShapes.isShape(target)) {
            return null;
        }
        Style style = painter.document.style(target, null);
        Shape outline = painter.shapes.outline(style, viewport);
        AffineTransform transform = painter.transform(style, viewport);
        return outline == null ? null : transform.createTransformedShape(outline);
    }
}
