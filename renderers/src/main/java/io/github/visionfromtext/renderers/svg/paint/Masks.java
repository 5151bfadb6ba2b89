package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.raster.Pixels;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** Masks: pictures whose lightness times opacity is how much of an element shows. */
final class Masks {
    private final Painter painter;

    Masks(Painter painter) {
        this.painter = painter;
    }

    /** Fades a layer, which shows an element, by the element's mask. */
    void apply(Element mask, Style style, Scope scope, Surface layer) {
        if (!painter.targets.enter(mask, style.element())) {
            return;
        }
        try (Surface picture = layer.layer(layer.bounds(), mask, painter.budget)) {
            Rectangle2D box = painter.boxes.of(style.element(), style, scope.viewport());
            Style maskStyle = painter.document.style(mask, null);
            Rectangle2D region = region(maskStyle, box, scope.viewport());
            Scope space = scope.afresh(picture, false).clipped(region);
            if ("objectBoundingBox".equals(mask.attribute("maskContentUnits"))) {
                space = space.transformed(
                                new AffineTransform(box.getWidth(), 0, 0, box.getHeight(), box.getX(), box.getY()))
                        .in(new Viewport(1, 1));
            }
            if (!region.isEmpty() && (!box.isEmpty() || space.viewport().equals(scope.viewport()))) {
                painter.children(mask, space.inside(maskStyle));
            }
            painter.budget.spendPixels(layer.pixels().length, mask);
            boolean byAlpha = maskStyle.value("mask-type", "luminance").equals("alpha");
            fade(layer.pixels(), picture.pixels(), byAlpha);
        } finally {
            painter.targets.leave(mask);
        }
    }

    private static Rectangle2D region(Style mask, Rectangle2D box, Viewport viewport) {
        return Regions.of(mask, mask.element().attribute("maskUnits"), box, viewport);
    }

    private static void fade(int[] pixels, int[] mask, boolean byAlpha) {
        for (int i = 0; i < pixels.length; i++) {
            int m = mask[i];
            // The colour is multiplied by alpha already, as the definition of a mask's value wants it.
            double value = byAlpha ? m >>> 24 : 0.2126 * (m >> 16 & 255) + 0.7152 * (m >> 8 & 255) + 0.0722 * (m & 255);
            pixels[i] = Pixels.fade(pixels[i], value / 255);
            if (value == 0) {
                pixels[i] = 0;
            }
        }
    }
}
