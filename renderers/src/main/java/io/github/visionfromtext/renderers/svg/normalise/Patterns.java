package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.Transforms;
import io.github.visionfromtext.renderers.svg.geometry.ViewBox;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Patterns. JSVG draws a tile on a picture some pixels larger than the tile and squeezes that into the tile's place, of any
 * size at that; so tiles are drawings of their own here, of as many whole pixels as the canvas shows of them.
 */
final class Patterns {
    private static final int MAX_TILE = 2048;

    private final Normaliser normaliser;
    private final List<Tile> tiles = new ArrayList<>();
    private final Map<Key, Known> known = new HashMap<>();

    private record Key(Element pattern, Rectangle2D place, Rectangle2D box, AffineTransform toDevice) {}

    private record Known(SvgPaint paint, Budget.Cost cost) {}

    Patterns(Normaliser normaliser) {
        this.normaliser = normaliser;
    }

    /** All tiles, in the order of their indices. */
    List<Tile> tiles() {
        return tiles;
    }

    @Nullable
    SvgPaint find(Element pattern, Rectangle2D box, Style shape, Scope scope) {
        Templates templates = Templates.of(pattern, normaliser.targets);
        Element content = templates.withChildren(UserSpaces::isDrawn);
        Rectangle2D place = place(templates, box, shape, scope);
        if (place.isEmpty() || content.elements().isEmpty()) {
            return null;
        }
        Key key = new Key(pattern, place, box, scope.toDevice());
        Known before = known.get(key);
        if (before != null) {
            normaliser.budget.spend(before.cost(), 1, shape.element());
            return before.paint();
        }
        if (!normaliser.targets.enter(pattern, shape.element())) {
            return null;
        }
        Budget.Cost spent = normaliser.budget.spent();
        try {
            Tile tile = tile(templates, content, place, box, scope);
            tiles.add(tile);
        } finally {
            normaliser.targets.leave(pattern);
        }
        SvgPaint paint = new SvgPaint(Tile.paint(tiles.size() - 1), 1, null);
        known.put(key, new Known(paint, normaliser.budget.spent().minus(spent)));
        return paint;
    }

    private Tile tile(Templates templates, Element content, Rectangle2D place, Rectangle2D box, Scope scope) {
        String text = templates.attribute("patternTransform");
        AffineTransform transform = text == null ? null : Transforms.parse(text, 1, 1);
        AffineTransform space = transform == null ? new AffineTransform() : transform;
        AffineTransform toDevice = scope.transformed(space).toDevice();
        int width = pixels(place.getWidth() * Math.hypot(toDevice.getScaleX(), toDevice.getShearY()));
        int height = pixels(place.getHeight() * Math.hypot(toDevice.getShearX(), toDevice.getScaleY()));
        long bytes = (long) Integer.BYTES * width * height;
        normaliser.budget.allocate(bytes, content);
        normaliser.budget.spendPixels((long) width * height, content);
        AffineTransform toPixels =
                AffineTransform.getScaleInstance(width / place.getWidth(), height / place.getHeight());
        Viewport viewport = scope.viewport();
        ViewBox viewBox = ViewBox.parse(templates.attribute("viewBox"));
        if (viewBox != null) {
            toPixels.concatenate(
                    viewBox.into(place.getWidth(), place.getHeight(), templates.attribute("preserveAspectRatio")));
            viewport = new Viewport(viewBox.width(), viewBox.height());
        } else if ("objectBoundingBox".equals(templates.attribute("patternContentUnits"))) {
            toPixels.scale(box.getWidth(), box.getHeight());
            viewport = new Viewport(1, 1);
        }
        Style style = normaliser.document.style(content, null);
        SvgWriter writer = new SvgWriter(new Definitions(normaliser.budget));
        Scope inside = new Scope(writer, toPixels, style, viewport, Scope.Role.DEFINED, scope.depth() + 1);
        normaliser.children(content, inside);
        return new Tile(Normaliser.document(writer, width, height, toPixels), width, height, place, space);
    }

    /** The rectangle of the first tile; the origin of what it contains is its own corner. */
    private static Rectangle2D place(Templates templates, Rectangle2D box, Style shape, Scope scope) {
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
}
