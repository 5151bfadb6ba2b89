package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens to an element as a whole: filter, clip path, mask, opacity and blending, in this order (SVG 2 section 3.6),
 * each written as a group around the last. Opacity becomes a filter: JSVG fades each shape of a group by itself.
 */
final class Effects {
    private final Normaliser normaliser;
    private final Masks masks;
    private final Filters filters;

    Effects(Normaliser normaliser) {
        this.normaliser = normaliser;
        this.masks = new Masks(normaliser);
        this.filters = new Filters(normaliser);
    }

    /** Writes the content of an element inside its effects. */
    void write(Style style, Scope scope, Consumer<Scope> content) {
        if (scope.clipping()) {
            clipped(style, scope, content);
            return;
        }
        double opacity = Opacity.of(style, "opacity", normaliser.findings);
        if (opacity <= 0) {
            return;
        }
        BlendMode blend = blendMode(style, scope);
        double remaining = ShapeWriter.foldsOpacity(style) ? 1 : opacity;
        if (blend != null || remaining < 1) {
            String fade = filters.fading(remaining, style, scope);
            layer("filter", fade, style, scope, layer -> {
                masked(style, layer, content);
                if (blend != null) {
                    // Draws nothing, but tells the painter how to lay this layer.
                    layer.writer().start("path").put(new Rectangle2D.Double(), false);
                    layer.writer().put("fill", blend.paint()).empty();
                }
            });
        } else {
            masked(style, scope, content);
        }
    }

    private void masked(Style style, Scope scope, Consumer<Scope> content) {
        Element mask = target(style, "mask", "mask");
        if (mask == null || !normaliser.targets.enter(mask, style.element())) {
            clipped(style, scope, content);
            return;
        }
        String reference;
        try {
            reference = masks.ofMask(mask, style, scope);
        } finally {
            normaliser.targets.leave(mask);
        }
        layer("mask", reference, style, scope, layer -> clipped(style, layer, content));
    }

    private void clipped(Style style, Scope scope, Consumer<Scope> content) {
        clipped(target(style, "clip-path", "clipPath"), style, scope, content);
    }

    private void clipped(@Nullable Element clip, Style style, Scope scope, Consumer<Scope> content) {
        if (clip == null || !normaliser.targets.enter(clip, style.element())) {
            filtered(style, scope, content);
            return;
        }
        String reference;
        Element next;
        try {
            reference = masks.ofClip(clip, style, scope);
            // A clip path may itself be clipped.
            next = target(normaliser.document.style(clip, null), "clip-path", "clipPath");
            layer("mask", reference, style, scope, layer -> clipped(next, style, layer, content));
        } finally {
            normaliser.targets.leave(clip);
        }
    }

    private void filtered(Style style, Scope scope, Consumer<Scope> content) {
        String value = style.value("filter", "none");
        if (scope.clipping() || value.equals("none")) {
            content.accept(scope);
            return;
        }
        List<String> references = filters.references(value, style, scope);
        layers(references, references.size() - 1, style, scope, content);
    }

    /** The last filter is the outermost. */
    private void layers(List<String> filters, int last, Style style, Scope scope, Consumer<Scope> content) {
        if (last < 0) {
            content.accept(scope);
        } else {
            layer("filter", filters.get(last), style, scope, layer -> layers(filters, last - 1, style, layer, content));
        }
    }

    private void layer(String effect, String reference, Style style, Scope scope, Consumer<Scope> content) {
        long memory = 2L * Integer.BYTES * normaliser.pixels();
        normaliser.budget.allocate(memory, style.element());
        normaliser.budget.spendPixels(4L * normaliser.pixels(), style.element());
        scope.writer().start("g").put(effect, reference).inside();
        content.accept(scope.layered());
        scope.writer().end("g");
        normaliser.budget.free(memory);
    }

    private @Nullable BlendMode blendMode(Style style, Scope scope) {
        String name = style.value("mix-blend-mode", "normal");
        if (name.equals("normal")) {
            return null;
        }
        BlendMode mode = scope.role() == Scope.Role.SHOWN ? BlendMode.of(name) : null;
        if (mode == null) {
            normaliser.findings.warning(
                    "mix-blend-mode " + Findings.quote(name) + " is not honoured"
                            + (BlendMode.of(name) == null ? "" : " inside a faded, masked or filtered group"),
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
            normaliser.findings.warning(
                    property + "=" + Findings.quote(value) + " is not honoured: refer to a <" + name + "> by url(#id)",
                    element.offsetOf(property));
            return null;
        }
        Element target = normaliser.targets.ofProperty(value, property, element);
        if (target != null && !target.is(name)) {
            normaliser.findings.error(
                    property + " of " + element + " refers to " + target + ": expected <" + name + ">",
                    element.offsetOf(property));
            return null;
        }
        return target;
    }
}
