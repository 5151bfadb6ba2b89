package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.Transforms;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.raster.Pixels;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Clip paths, drawn as coverage so that their edges are as smooth as those of shapes. */
final class Clips {
    private final Painter painter;

    Clips(Painter painter) {
        this.painter = painter;
    }

    /** Cuts a layer, which shows an element, to the element's clip path. */
    void apply(Element clip, Style style, Scope scope, Surface layer) {
        if (!painter.targets.enter(clip, style.element())) {
            return;
        }
        try (Surface coverage = layer.layer(layer.bounds(), clip, painter.budget)) {
            Scope space = space(clip, style, scope);
            if (space != null) {
                Style clipStyle = painter.document.style(clip, null);
                painter.children(clip, space.afresh(coverage, true).inside(clipStyle));
                cutFurther(clip, clipStyle, style, scope, coverage);
            }
            painter.budget.spendPixels(layer.pixels().length, clip);
            multiply(layer.pixels(), coverage.pixels());
        } finally {
            painter.targets.leave(clip);
        }
    }

    /** A clip path may itself be clipped. */
    private void cutFurther(Element clip, Style clipStyle, Style style, Scope scope, Surface coverage) {
        String value = clipStyle.value("clip-path", "none");
        if (!value.equals("none")) {
            Element outer = painter.targets.ofProperty(value, "clip-path", clip);
            if (outer != null && outer.is("clipPath")) {
                apply(outer, style, scope, coverage);
            }
        }
    }

    private @Nullable Scope space(Element clip, Style style, Scope scope) {
        Scope space = scope;
        if ("objectBoundingBox".equals(clip.attribute("clipPathUnits"))) {
            Rectangle2D box = painter.boxes.of(style.element(), style, scope.viewport());
            if (box.isEmpty()) {
                return null;
            }
            space = space.transformed(
                    new AffineTransform(box.getWidth(), 0, 0, box.getHeight(), box.getX(), box.getY()));
        }
        String text = clip.attribute("transform");
        AffineTransform transform = text == null ? null : Transforms.parse(text, 0, 0);
        return transform == null ? space : space.transformed(transform);
    }

    private static void multiply(int[] pixels, int[] coverage) {
        for (int i = 0; i < pixels.length; i++) {
            int alpha = coverage[i] >>> 24;
            pixels[i] = alpha == 0 ? 0 : alpha == 255 ? pixels[i] : Pixels.fade(pixels[i], alpha / 255.0);
        }
    }
}
