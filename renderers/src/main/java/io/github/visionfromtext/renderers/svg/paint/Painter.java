package io.github.visionfromtext.renderers.svg.paint;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.renderers.canvas.Canvas;
import io.github.visionfromtext.renderers.svg.geometry.BasicShapes;
import io.github.visionfromtext.renderers.svg.geometry.ViewBox;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Style;
import io.github.visionfromtext.renderers.svg.style.SvgDocument;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Draws elements in the order of the document. One document, one thread. */
public final class Painter {
    private static final int MAX_DEPTH = 250;

    final SvgDocument document;
    final Findings findings;
    final Budget budget;
    final Targets targets;
    final BasicShapes shapes;
    final BoundingBoxes boxes;
    private final UserSpaces spaces;
    private final Effects effects;
    private final ShapePainter shapePainter;
    private final TextPainter textPainter;
    private final Pictures pictures;
    private double cssPixel = 1;

    public Painter(SvgDocument document, Budget budget, Findings findings) {
        this.document = document;
        this.findings = findings;
        this.budget = budget;
        this.targets = new Targets(document, findings);
        this.shapes = new BasicShapes(findings);
        this.spaces = new UserSpaces(findings);
        this.boxes = new BoundingBoxes(this, spaces);
        this.effects = new Effects(this);
        this.shapePainter = new ShapePainter(this);
        this.textPainter = new TextPainter(this, shapePainter);
        this.pictures = new Pictures(this);
    }

    /**
     * Draws the document.
     *
     * @param frame where its viewport lies on the canvas
     */
    public void paint(Canvas canvas, RootFrame frame, boolean antialias) {
        Style style = document.style(document.root(), null);
        Viewport viewport = new Viewport(frame.width(), frame.height());
        Surface surface = Surface.of(canvas.picture(), antialias);
        Scope scope = new Scope(surface, frame.toDevice(), null, null, viewport, false, 0)
                .clipped(new Rectangle2D.Double(0, 0, frame.width(), frame.height()));
        cssPixel = scope.scale();
        budget.spendElement(document.root());
        frame.paintBackground(style, scope, findings);
        Scope inner = scope.transformed(frame.viewBoxTransform()).in(frame.inner());
        effects.paint(style, inner, content -> children(document.root(), content.inside(style)));
    }

    /** How many device pixels a CSS pixel of the drawing is. */
    double cssPixel() {
        return cssPixel;
    }

    /** The box around all that the document draws, in the user space of its root; empty if it draws nothing. */
    Rectangle2D drawnArea() {
        return boxes.of(document.root(), document.style(document.root(), null), new Viewport(100, 100));
    }

    AffineTransform transform(Style style, Viewport viewport) {
        return spaces.transform(style, viewport, boxes);
    }

    @Nullable
    Rectangle2D textBox(Style style, Viewport viewport) {
        return textPainter.box(style, viewport);
    }

    void children(Element parent, Scope scope) {
        for (Element child : parent.elements()) {
            element(child, scope);
        }
    }

    /** Draws one element, with its transform and effects. */
    void element(Element element, Scope scope) {
        if (!UserSpaces.isDrawn(element)) {
            reportIgnored(element);
            return;
        }
        budget.spendElement(element);
        if (scope.depth() > MAX_DEPTH) {
            throw findings.stop(
                    RenderStatus.OUTPUT_LIMIT,
                    "elements and references are nested deeper than " + MAX_DEPTH,
                    element.offset());
        }
        Style style = document.style(element, scope.style());
        if (style.value("display", "inline").equals("none")) {
            return;
        }
        AffineTransform transform = spaces.transform(style, scope.viewport(), boxes);
        Scope own = scope.transformed(transform);
        if (Math.abs(own.toDevice().getDeterminant()) < 1e-12) {
            return;
        }
        effects.paint(style, own, content -> content(style, content));
    }

    private void content(Style style, Scope scope) {
        Element element = style.element();
        switch (element.name()) {
            case "g", "a" -> children(element, scope.inside(style));
            case "svg" -> viewport(style, scope, null);
            case "use" -> use(style, scope);
            case "switch" -> firstChild(element, scope.inside(style));
            case "text" -> textPainter.paint(style, scope);
            case "image" -> pictures.paint(style, scope);
            default -> {
                Shape outline = shapes.outline(style, scope.viewport());
                if (outline != null) {
                    shapePainter.paint(outline, style, scope);
                }
            }
        }
    }

    private void use(Style style, Scope scope) {
        Element use = style.element();
        Element target = targets.ofHref(use);
        if (target == null || !targets.enter(target, use)) {
            return;
        }
        try {
            Scope placed = scope.transformed(spaces.placement(style, scope.viewport()));
            if (target.is("symbol") || target.is("svg")) {
                budget.spendElement(target);
                Style inner = document.style(target, style);
                viewport(inner, placed, style);
            } else {
                element(target, placed.inside(style));
            }
        } finally {
            targets.leave(target);
        }
    }

    /** A nested {@code <svg>}, or a {@code <symbol>} sized by the {@code <use>} that shows it. */
    private void viewport(Style style, Scope scope, @Nullable Style use) {
        Rectangle2D place = spaces.viewport(style, use, scope.viewport());
        if (place.isEmpty()) {
            return;
        }
        Scope inner = scope;
        if (!style.value("overflow", "hidden").equals("visible")) {
            inner = inner.clipped(place);
        }
        AffineTransform transform = AffineTransform.getTranslateInstance(place.getX(), place.getY());
        ViewBox box = ViewBox.parse(style.element().attribute("viewBox"));
        Viewport viewport = new Viewport(place.getWidth(), place.getHeight());
        if (box != null) {
            transform.concatenate(box.into(
                    place.getWidth(), place.getHeight(), style.element().attribute("preserveAspectRatio")));
            viewport = new Viewport(box.width(), box.height());
        }
        children(style.element(), inner.transformed(transform).in(viewport).inside(style));
    }

    private void firstChild(Element parent, Scope scope) {
        for (Element child : parent.elements()) {
            String language = child.attribute("systemLanguage");
            boolean fits = !child.has("requiredExtensions") && (language == null || language.startsWith("en"));
            if (fits && UserSpaces.isDrawn(child)) {
                element(child, scope);
                return;
            }
        }
    }

    private void reportIgnored(Element element) {
        switch (element.name()) {
            case "foreignObject" ->
                findings.error("<foreignObject> is not drawn: use <text> and <tspan>", element.offset());
            case "script" -> findings.warning("scripts are not run", element.offset());
            case "animate", "animateTransform", "animateMotion", "animateColor", "set" ->
                findings.warning(
                        "animations are not played; the drawing is shown as it stands without them", element.offset());
            default -> {
                // Definitions and descriptions draw nothing by themselves.
            }
        }
    }
}
