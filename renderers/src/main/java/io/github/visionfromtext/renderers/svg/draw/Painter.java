package io.github.visionfromtext.renderers.svg.draw;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.SVGRenderingHints;
import com.github.weisj.jsvg.renderer.output.Output;
import com.github.weisj.jsvg.view.ViewBox;
import io.github.visionfromtext.renderers.canvas.Canvas;
import io.github.visionfromtext.renderers.svg.normalise.Budget;
import io.github.visionfromtext.renderers.svg.normalise.CleanDrawing;
import io.github.visionfromtext.renderers.svg.normalise.Tile;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.TexturePaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Has JSVG paint a clean drawing. One drawing, one thread. */
public final class Painter {
    /** What provenance calls it. */
    public static final String VERSION = "JSVG 2.1.0";

    /** The normaliser has set limits of its own; these only keep JSVG's from being met first. */
    private static final DocumentLimits LIMITS =
            new DocumentLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final CleanDrawing drawing;
    private final Budget budget;
    private final boolean antialias;
    private final Map<Integer, Paint> tiles = new HashMap<>();

    public Painter(CleanDrawing drawing, Budget budget, boolean antialias) {
        this.drawing = drawing;
        this.budget = budget;
        this.antialias = antialias;
    }

    /**
     * Paints the drawing.
     *
     * @throws io.github.visionfromtext.renderers.svg.markup.StoppedException if the time is over
     */
    public void paint(Canvas canvas) {
        paint(drawing.svg(), canvas.picture());
    }

    /** The paint of a pattern. */
    Paint tile(int index) {
        Paint known = tiles.get(index);
        if (known == null) {
            Tile tile = drawing.tiles().get(index);
            BufferedImage picture = new BufferedImage(tile.width(), tile.height(), BufferedImage.TYPE_INT_ARGB_PRE);
            paint(tile.svg(), picture);
            known = new TransformedPaint(new TexturePaint(picture, tile.place()), tile.space());
            tiles.put(index, known);
        }
        return known;
    }

    private void paint(String svg, BufferedImage picture) {
        Layers layers = new Layers(picture);
        SVGDocument document = load(svg, layers);
        Graphics2D graphics = picture.createGraphics();
        Canvas.applyHints(graphics, antialias);
        graphics.setRenderingHint(
                SVGRenderingHints.KEY_MASK_CLIP_RENDERING, SVGRenderingHints.VALUE_MASK_CLIP_RENDERING_ACCURACY);
        Output output = new GuardedOutput(Output.createForGraphics(graphics), layers, budget);
        document.renderWithPlatform(
                new GuardedPlatform(budget), output, new ViewBox(0, 0, picture.getWidth(), picture.getHeight()));
        output.dispose();
        graphics.dispose();
    }

    private SVGDocument load(String svg, Layers layers) {
        LoaderContext context = LoaderContext.builder()
                .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                .documentLimits(LIMITS)
                .paintParser(new Paints(this, layers, budget))
                .build();
        SVGDocument document =
                new SVGLoader().load(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)), null, context);
        if (document == null) {
            throw new IllegalStateException("JSVG cannot read what the normaliser has written: " + svg);
        }
        return document;
    }
}
