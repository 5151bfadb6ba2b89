package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.renderers.svg.geometry.Transforms;
import io.github.visionfromtext.renderers.svg.geometry.ViewBox;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.raster.Pixels;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Patterns: one tile is drawn, as sharp as the canvas shows it, and repeated. */
final class Patterns {
    private static final int MAX_TILE = 2048;

    private final Painter painter;

    Patterns(Painter painter) {
        this.painter = painter;
    }

    @Nullable
    Paint paint(Element pattern, Rectangle2D box, double opacity, Style shape, Scope scope) {
        Templates templates = Templates.of(pattern, painter.targets);
        Element content = templates.withChildren(UserSpaces::isDrawn);
        Rectangle2D tile = tile(templates, box, shape, scope);
        if (tile.isEmpty() || content.elements().isEmpty() || !painter.targets.enter(pattern, shape.element())) {
            return null;
        }
        try {
            String text = templates.attribute("patternTransform");
            AffineTransform transform = text == null ? null : Transforms.parse(text, 1, 1);
            AffineTransform space = transform == null ? new AffineTransform() : transform;
            Scope inPattern = scope.transformed(space);
            int width = pixels(tile.getWidth() * inPattern.scaleX());
            int height = pixels(tile.getHeight() * inPattern.scaleY());
            try (Surface picture = scope.surface().layer(new Rectangle(width, height), pattern, painter.budget)) {
                drawTile(templates, content, tile, box, picture, scope);
                fade(picture.pixels(), opacity);
                TexturePaint texture = new TexturePaint(picture.image(), tile);
                return new TransformedPaint(texture, space);
            }
        } finally {
            painter.targets.leave(pattern);
        }
    }

    /** The origin of what a tile contains is the tile's own corner. */
    private void drawTile(
            Templates templates, Element content, Rectangle2D tile, Rectangle2D box, Surface picture, Scope scope) {
        AffineTransform toPixels = AffineTransform.getScaleInstance(
                picture.bounds().width / tile.getWidth(), picture.bounds().height / tile.getHeight());
        ViewBox viewBox = ViewBox.parse(templates.attribute("viewBox"));
        Viewport viewport = scope.viewport();
        if (viewBox != null) {
            toPixels.concatenate(
                    viewBox.into(tile.getWidth(), tile.getHeight(), templates.attribute("preserveAspectRatio")));
            viewport = new Viewport(viewBox.width(), viewBox.height());
        } else if ("objectBoundingBox".equals(templates.attribute("patternContentUnits"))) {
            toPixels.scale(box.getWidth(), box.getHeight());
            viewport = new Viewport(1, 1);
        }
        Style style = painter.document.style(content, null);
        Scope inside = new Scope(picture, toPixels, null, style, viewport, false, scope.depth() + 1);
        painter.children(content, inside);
    }

    private static Rectangle2D tile(Templates templates, Rectangle2D box, Style shape, Scope scope) {
        boolean ofBox = !"userSpaceOnUse".equals(templates.attribute("patternUnits"));
        Viewport units = ofBox ? new Viewport(1, 1) : scope.viewport();
        double x = units.length(templates.attribute("x"), units.width(), shape, 0);
        double y = units.length(templates.attribute("y"), units.height(), shape, 0);
        double width = units.length(templates.attribute("width"), units.width(), shape, 0);
        double height = units.length(templates.attribute("height"), units.height(), shape, 0);
        if (!(width > 0 && height > 0)) {
            return new Rectangle2D.Double();
        }
        return ofBox
                ? new Rectangle2D.Double(
                        box.getX() + x * box.getWidth(),
                        box.getY() + y * box.getHeight(),
                        width * box.getWidth(),
                        height * box.getHeight())
                : new Rectangle2D.Double(x, y, width, height);
    }

    private static int pixels(double length) {
        return (int) Math.max(1, Math.min(MAX_TILE, Math.round(length)));
    }

    private static void fade(int[] pixels, double opacity) {
        for (int i = 0; opacity < 1 && i < pixels.length; i++) {
            pixels[i] = Pixels.fade(pixels[i], opacity);
        }
    }
}
