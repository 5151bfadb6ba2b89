package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.Transforms;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * Masks and clip paths. Clip paths become masks too: JSVG clips by {@link java.awt.geom.Area}, which forgets
 * {@code clip-rule} and takes time that grows with the square of the number of segments.
 */
final class Masks {
    private final Normaliser normaliser;

    Masks(Normaliser normaliser) {
        this.normaliser = normaliser;
    }

    /** The reference to a mask. */
    String ofMask(Element mask, Style masked, Scope scope) {
        return scope.writer()
                .definitions()
                .reference(
                        List.of(mask, scope.viewport(), scope.toDevice()),
                        masked.element(),
                        (writer, id) -> writeMask(mask, id, scope.in(writer, Scope.Role.DEFINED)));
    }

    /** The reference to a mask that shows what lies inside a clip path. */
    String ofClip(Element clip, Style clipped, Scope scope) {
        return scope.writer()
                .definitions()
                .reference(
                        List.of(clip, scope.viewport(), scope.toDevice()),
                        clipped.element(),
                        (writer, id) -> writeClip(clip, id, scope.in(writer, Scope.Role.CLIPPING)));
    }

    private void writeMask(Element mask, String id, Scope scope) {
        Style style = normaliser.document.style(mask, null);
        SvgWriter writer = scope.writer().start("mask").put("id", id);
        Regions.write(writer, "maskUnits", style, scope.viewport());
        if (style.value("mask-type", "luminance").equals("alpha")) {
            writer.put("mask-type", "alpha");
        }
        content(mask, style, "maskContentUnits", new AffineTransform(), scope);
        writer.end("mask");
    }

    private void writeClip(Element clip, String id, Scope scope) {
        Style style = normaliser.document.style(clip, null);
        SvgWriter writer = scope.writer().start("mask").put("id", id);
        Regions.write(writer, "maskUnits", scope.reach(normaliser.canvas()));
        String text = clip.attribute("transform");
        AffineTransform transform = text == null ? null : Transforms.parse(text, 0, 0);
        content(clip, style, "clipPathUnits", transform == null ? new AffineTransform() : transform, scope);
        writer.end("mask");
    }

    private void content(Element element, Style style, String unitsName, AffineTransform transform, Scope scope) {
        boolean ofBox = "objectBoundingBox".equals(element.attribute(unitsName));
        SvgWriter writer = scope.writer();
        writer.put("maskContentUnits", ofBox ? "objectBoundingBox" : "userSpaceOnUse")
                .inside();
        writer.start("g").put("transform", transform).inside();
        normaliser.budget.spendPixels(4L * normaliser.pixels(), element);
        Scope inside = scope.transformed(transform).inside(style);
        normaliser.children(element, ofBox ? inside.in(new Viewport(1, 1)) : inside);
        writer.end("g");
    }
}
