package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.raster.BlendMode;
import io.github.visionfromtext.renderers.svg.raster.Pixels;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an element as a whole: filter, clip path, mask, opacity and blending, in this order (SVG 2 section 3.6). An
 * element that has any of them is drawn on a layer of its own, which is then laid over what is there.
 */
final class Effects {
    private final Painter painter;
    private final Clips clips;
    private final Masks masks;
    private final Filters filters;

    Effects(Painter painter) {
        this.painter = painter;
        this.clips = new Clips(painter);
        this.masks = new Masks(painter);
        this.filters = new Filters(painter);
    }

    /** Draws the content of an element, which gets the scope to draw in. */
    void paint(Style style, Scope scope, Consumer<Scope> content) {
        Element clip = target(style, "clip-path", "clipPath");
        if (scope.clipping()) {
            paintClipped(style, scope, clip, content);
            return;
        }
        double opacity = Opacity.of(style, "opacity", painter.findings);
        if (opacity <= 0) {
            return;
        }
        double remaining = ShapePainter.foldsOpacity(style) ? 1 : opacity;
        Element mask = target(style, "mask", "mask");
        String filter = style.value("filter", "none");
        BlendMode blend = blendMode(style);
        if (clip == null && mask == null && filter.equals("none") && remaining == 1 && blend == null) {
            content.accept(scope);
            return;
        }
        Rectangle reach =
                filter.equals("none") ? painter.boxes.reach(style, scope) : filters.reach(filter, style, scope);
        if (reach.isEmpty()) {
            return;
        }
        Element element = style.element();
        try (Surface layer = scope.surface().layer(reach, element, painter.budget)) {
            boolean filtered = !filter.equals("none");
            content.accept(filtered ? scope.afresh(layer, false) : scope.onto(layer));
            if (filtered) {
                filters.apply(filter, style, scope, layer);
            }
            if (clip != null) {
                clips.apply(clip, style, scope, layer);
            }
            if (mask != null) {
                masks.apply(mask, style, scope, layer);
            }
            lay(layer, scope, remaining, blend, element);
        }
    }

    private void paintClipped(Style style, Scope scope, @Nullable Element clip, Consumer<Scope> content) {
        if (clip == null) {
            content.accept(scope);
            return;
        }
        try (Surface layer = scope.surface().layer(scope.surface().bounds(), style.element(), painter.budget)) {
            content.accept(scope.onto(layer));
            clips.apply(clip, style, scope, layer);
            lay(layer, scope, 1, null, style.element());
        }
    }

    private void lay(Surface layer, Scope scope, double opacity, @Nullable BlendMode blend, Element element) {
        Rectangle part = layer.bounds();
        painter.budget.spendPixels((long) part.width * part.height, element);
        if (blend != null) {
            blend(blend, layer, scope, opacity);
            return;
        }
        Graphics2D graphics = scope.surface().graphics();
        if (scope.clip() != null) {
            graphics.clip(scope.clip());
        }
        graphics.setComposite(AlphaComposite.SrcOver.derive((float) opacity));
        graphics.drawImage(layer.image(), part.x, part.y, null);
        graphics.dispose();
    }

    private static void blend(BlendMode mode, Surface layer, Scope scope, double opacity) {
        Rectangle from = layer.bounds();
        Rectangle to = scope.surface().bounds();
        Rectangle common = from.intersection(to).intersection(scope.reach());
        int[] source = layer.pixels();
        int[] target = scope.surface().pixels();
        for (int y = common.y; y < common.y + common.height; y++) {
            int s = (y - from.y) * from.width + common.x - from.x;
            int t = (y - to.y) * to.width + common.x - to.x;
            for (int x = 0; x < common.width; x++) {
                target[t + x] = mode.blend(target[t + x], Pixels.fade(source[s + x], opacity));
            }
        }
    }

    private @Nullable BlendMode blendMode(Style style) {
        String name = style.value("mix-blend-mode", "normal");
        if (name.equals("normal")) {
            return null;
        }
        BlendMode mode = BlendMode.of(name);
        if (mode == null) {
            painter.findings.warning(
                    "mix-blend-mode " + Findings.quote(name) + " is not honoured",
                    style.element().offset());
        }
        return mode;
    }

    private @Nullable Element target(Style style, String property, String name) {
        String value = style.value(property);
        if (value == null || value.equals("none")) {
            return null;
        }
        Element element = style.element();
        if (!value.startsWith("url(")) {
            painter.findings.warning(
                    property + "=" + Findings.quote(value) + " is not honoured: refer to a <" + name + "> by url(#id)",
                    element.offsetOf(property));
            return null;
        }
        Element target = painter.targets.ofProperty(value, property, element);
        if (target != null && !target.is(name)) {
            painter.findings.error(
                    property + " of " + element + " refers to " + target + ": expected <" + name + ">",
                    element.offsetOf(property));
            return null;
        }
        return target;
    }
}
