package io.github.visionfromtext.renderers.svg.draw;

import com.github.weisj.jsvg.paint.SVGPaint;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.PaintParser;
import com.github.weisj.jsvg.renderer.RenderContext;
import com.github.weisj.jsvg.renderer.output.Output;
import io.github.visionfromtext.renderers.svg.normalise.BlendMode;
import io.github.visionfromtext.renderers.svg.normalise.Budget;
import io.github.visionfromtext.renderers.svg.normalise.Tile;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes paints of what the normaliser writes: colours, tiles and blend modes. They look at the clock, since JSVG paints layers
 * on pictures of its own, out of sight of {@link GuardedOutput}.
 */
final class Paints implements PaintParser {
    private static final PaintParser COLORS = LoaderContext.createDefault().paintParser();
    private static final Paint NOTHING = new Color(0, true);

    private final Painter painter;
    private final Layers layers;
    private final Budget budget;

    Paints(Painter painter, Layers layers, Budget budget) {
        this.painter = painter;
        this.layers = layers;
        this.budget = budget;
    }

    @Override
    public @Nullable Color parseColor(String value) {
        return COLORS.parseColor(value);
    }

    @Override
    public @Nullable SVGPaint parsePaint(@Nullable String value) {
        if (value == null || value.equals("none")) {
            return COLORS.parsePaint(value);
        }
        BlendMode mode = BlendMode.ofPaint(value);
        if (mode != null) {
            return new Guarded(() -> {
                layers.layNextBy(mode);
                return NOTHING;
            });
        }
        int tile = Tile.index(value);
        if (tile >= 0) {
            return new Guarded(() -> painter.tile(tile));
        }
        Color color = COLORS.parseColor(value);
        return color == null ? null : new Guarded(() -> color);
    }

    private final class Guarded implements SVGPaint {
        private final Supplier<Paint> paint;

        Guarded(Supplier<Paint> paint) {
            this.paint = paint;
        }

        @Override
        public void fillShape(Output output, RenderContext context, Shape shape, @Nullable Rectangle2D bounds) {
            budget.checkTime();
            output.setPaint(paint);
            output.fillShape(shape);
        }

        @Override
        public void drawShape(Output output, RenderContext context, Shape shape, @Nullable Rectangle2D bounds) {
            budget.checkTime();
            output.setPaint(paint);
            output.drawShape(shape);
        }
    }
}
