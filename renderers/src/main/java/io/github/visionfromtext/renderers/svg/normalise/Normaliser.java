package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.renderers.svg.geometry.BasicShapes;
import io.github.visionfromtext.renderers.svg.geometry.ViewBox;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Style;
import io.github.visionfromtext.renderers.svg.style.SvgDocument;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a document in the order it is drawn and writes what the painter shall draw, paying for everything on the way. One
 * document, one thread.
 */
public final class Normaliser {
    private static final int MAX_DEPTH = 250;

    final SvgDocument document;
    final Findings findings;
    final Budget budget;
    final Targets targets;
    final BasicShapes shapes;
    final UserSpaces spaces;
    private final Rectangle canvas;
    private final Effects effects;
    private final Paints paints;
    private final ShapeWriter shapeWriter;
    private final TextWriter textWriter;
    private final Pictures pictures;
    private final List<Mark> marks = new ArrayList<>();

    private Normaliser(SvgDocument document, int canvasSize, Budget budget, Findings findings) {
        this.document = document;
        this.findings = findings;
        this.budget = budget;
        this.canvas = new Rectangle(canvasSize, canvasSize);
        this.targets = new Targets(document, findings);
        this.shapes = new BasicShapes(findings);
        this.spaces = new UserSpaces(findings);
        this.effects = new Effects(this);
        this.paints = new Paints(this);
        this.shapeWriter = new ShapeWriter(this, paints);
        this.textWriter = new TextWriter(this, shapeWriter);
        this.pictures = new Pictures(this);
    }

    /**
     * Normalises a document for a square canvas.
     *
     * @param canvasSize side in pixels
     * @throws io.github.visionfromtext.renderers.svg.markup.StoppedException if the drawing reaches out or costs too much
     */
    public static CleanDrawing normalise(SvgDocument document, int canvasSize, Budget budget, Findings findings) {
        Normaliser normaliser = new Normaliser(document, canvasSize, budget, findings);
        RootFrame frame = RootFrame.of(
                document, canvasSize, findings, () -> new Normaliser(document, canvasSize, budget, findings)
                        .drawnArea());
        String svg = normaliser.root(frame);
        return new CleanDrawing(svg, normaliser.paints.tiles(), canvasSize, List.copyOf(normaliser.marks));
    }

    private String root(RootFrame frame) {
        Style style = document.style(document.root(), null);
        SvgWriter writer = new SvgWriter(new Definitions(budget));
        budget.spendElement(document.root());
        writer.start("g").put("transform", frame.toDevice()).inside();
        writer.start("svg")
                .put("width", frame.width())
                .put("height", frame.height())
                .inside();
        frame.writeBackground(style, writer, findings);
        AffineTransform toUser = frame.viewBoxTransform();
        writer.start("g").put("transform", toUser).inside();
        Scope scope = new Scope(writer, frame.toDevice(), null, frame.inner(), Scope.Role.SHOWN, 0);
        effects.write(style, scope.transformed(toUser), content -> children(document.root(), content.inside(style)));
        writer.end("g");
        writer.end("svg");
        writer.end("g");
        return document(writer, canvas.width, canvas.height, new AffineTransform());
    }

    /** The box around all that the document draws, in the user space of its root; empty if it draws nothing. */
    private Rectangle2D drawnArea() {
        SvgWriter writer = new SvgWriter(new Definitions(budget));
        Style style = document.style(document.root(), null);
        Scope scope = new Scope(writer, new AffineTransform(), style, new Viewport(100, 100), Scope.Role.SHOWN, 0);
        children(document.root(), scope);
        return marks.stream().map(Mark::bounds).reduce(Rectangle2D::createUnion).orElseGet(Rectangle2D.Double::new);
    }

    /** A document of a size in pixels around what was written. */
    static String document(SvgWriter writer, int width, int height, AffineTransform toPixels) {
        SvgWriter document = new SvgWriter(writer.definitions());
        document.start("svg")
                .put("xmlns", "http://www.w3.org/2000/svg")
                .put("width", width)
                .put("height", height)
                .inside();
        document.append("<defs>").append(writer.definitions().toString()).append("</defs>");
        document.start("g").put("transform", toPixels).inside();
        document.append(writer.toString());
        document.end("g");
        document.end("svg");
        return document.toString();
    }

    Rectangle canvas() {
        return canvas;
    }

    /** How many pixels a layer has. */
    long pixels() {
        return (long) canvas.width * canvas.height;
    }

    /** Notes what is drawn, unless it is part of a definition. */
    void shown(
            Element element,
            Shape outline,
            Scope scope,
            @Nullable SvgPaint fill,
            @Nullable SvgPaint stroke,
            double strokeWidth) {
        if (scope.role() == Scope.Role.SHOWN || scope.role() == Scope.Role.LAYERED) {
            int line = findings.lineOf(element.offset());
            marks.add(new Mark(element.name(), line, outline, scope.toDevice(), fill, stroke, strokeWidth));
        }
    }

    void children(Element parent, Scope scope) {
        for (Element child : parent.elements()) {
            element(child, scope);
        }
    }

    /** Writes one element, with its transform and effects. */
    private void element(Element element, Scope scope) {
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
        AffineTransform transform = spaces.transform(style, scope.viewport());
        Scope own = scope.transformed(transform);
        if (Math.abs(own.toDevice().getDeterminant()) < 1e-12) {
            return;
        }
        if (transform.isIdentity()) {
            effects.write(style, own, content -> content(style, content));
            return;
        }
        scope.writer().start("g").put("transform", transform);
        if (UserSpaces.turnsAboutItself(style)) {
            scope.writer()
                    .put("transform-box", "fill-box")
                    .put("transform-origin", style.value("transform-origin", "0 0"));
        }
        scope.writer().inside();
        effects.write(style, own, content -> content(style, content));
        scope.writer().end("g");
    }

    private void content(Style style, Scope scope) {
        Element element = style.element();
        switch (element.name()) {
            case "g", "a" -> children(element, scope.inside(style));
            case "svg" -> viewport(style, scope, null);
            case "use" -> use(style, scope);
            case "switch" -> firstChild(element, scope.inside(style));
            case "text" -> textWriter.write(style, scope);
            case "image" -> pictures.write(style, scope);
            default -> {
                Shape outline = shapes.outline(style, scope.viewport());
                if (outline != null) {
                    shapeWriter.write(outline, style, scope);
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
            AffineTransform placement = spaces.placement(style, scope.viewport());
            Scope placed = scope.transformed(placement);
            scope.writer().start("g").put("transform", placement).inside();
            if (target.is("symbol") || target.is("svg")) {
                budget.spendElement(target);
                viewport(document.style(target, style), placed, style);
            } else {
                element(target, placed.inside(style));
            }
            scope.writer().end("g");
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
        AffineTransform corner = AffineTransform.getTranslateInstance(place.getX(), place.getY());
        AffineTransform inner = new AffineTransform();
        ViewBox box = ViewBox.parse(style.element().attribute("viewBox"));
        Viewport viewport = new Viewport(place.getWidth(), place.getHeight());
        if (box != null) {
            inner = box.into(
                    place.getWidth(), place.getHeight(), style.element().attribute("preserveAspectRatio"));
            viewport = new Viewport(box.width(), box.height());
        }
        boolean overflows = style.value("overflow", "hidden").equals("visible");
        scope.writer()
                .start("svg")
                .put("x", place.getX())
                .put("y", place.getY())
                .put("width", place.getWidth())
                .put("height", place.getHeight())
                .put("overflow", overflows ? "visible" : "hidden")
                .inside();
        scope.writer().start("g").put("transform", inner).inside();
        Scope inside = scope.transformed(corner).transformed(inner).in(viewport).inside(style);
        children(style.element(), inside);
        scope.writer().end("g");
        scope.writer().end("svg");
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
