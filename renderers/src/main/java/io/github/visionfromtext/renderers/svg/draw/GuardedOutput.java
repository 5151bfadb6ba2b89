package io.github.visionfromtext.renderers.svg.draw;

import com.github.weisj.jsvg.renderer.output.Output;
import io.github.visionfromtext.renderers.svg.normalise.Budget;
import java.awt.Image;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where JSVG draws: an output of its own, with a look at the clock before each call that paints, and blend modes. */
record GuardedOutput(Output output, Layers layers, Budget budget) implements Output {
    @Override
    public void fillShape(Shape shape) {
        budget.checkTime();
        output.fillShape(shape);
    }

    @Override
    public void drawShape(Shape shape) {
        budget.checkTime();
        output.drawShape(shape);
    }

    @Override
    public void drawImage(BufferedImage image) {
        budget.checkTime();
        output.drawImage(image);
    }

    @Override
    public void drawImage(Image image, @Nullable ImageObserver observer) {
        budget.checkTime();
        if (!layers.lay(image, transform(), clipBounds())) {
            output.drawImage(image, observer);
        }
    }

    @Override
    public void drawImage(Image image, AffineTransform at, @Nullable ImageObserver observer) {
        budget.checkTime();
        output.drawImage(image, at, observer);
    }

    @Override
    public void setPaint(Paint paint) {
        output.setPaint(paint);
    }

    @Override
    public void setPaint(Supplier<Paint> paint) {
        output.setPaint(paint);
    }

    @Override
    public void setStroke(Stroke stroke) {
        output.setStroke(stroke);
    }

    @Override
    public Stroke stroke() {
        return output.stroke();
    }

    @Override
    public void applyClip(Shape shape) {
        output.applyClip(shape);
    }

    @Override
    public Optional<Float> contextFontSize() {
        return output.contextFontSize();
    }

    @Override
    public Output createChild() {
        return new GuardedOutput(output.createChild(), layers, budget);
    }

    @Override
    public void dispose() {
        output.dispose();
    }

    @Override
    public void debugPaint(Consumer<java.awt.Graphics2D> painter) {
        output.debugPaint(painter);
    }

    @Override
    public Rectangle2D clipBounds() {
        return output.clipBounds();
    }

    @Override
    public @Nullable RenderingHints renderingHints() {
        return output.renderingHints();
    }

    @Override
    public @Nullable Object renderingHint(RenderingHints.Key key) {
        return output.renderingHint(key);
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
        output.setRenderingHint(key, value);
    }

    @Override
    public AffineTransform transform() {
        return output.transform();
    }

    @Override
    public void setTransform(AffineTransform transform) {
        output.setTransform(transform);
    }

    @Override
    public void applyTransform(AffineTransform transform) {
        output.applyTransform(transform);
    }

    @Override
    public void rotate(double angle) {
        output.rotate(angle);
    }

    @Override
    public void scale(double x, double y) {
        output.scale(x, y);
    }

    @Override
    public void translate(double x, double y) {
        output.translate(x, y);
    }

    @Override
    public float currentOpacity() {
        return output.currentOpacity();
    }

    @Override
    public void applyOpacity(float opacity) {
        output.applyOpacity(opacity);
    }

    @Override
    public boolean hasMaskedPaint() {
        return output.hasMaskedPaint();
    }

    @Override
    public SafeState safeState() {
        return output.safeState();
    }

    @Override
    public boolean supportsFilters() {
        return output.supportsFilters();
    }

    @Override
    public boolean supportsColors() {
        return output.supportsColors();
    }
}
