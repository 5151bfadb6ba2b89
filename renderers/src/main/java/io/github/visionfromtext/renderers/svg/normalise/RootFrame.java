package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.renderers.canvas.Letterbox;
import io.github.visionfromtext.renderers.svg.geometry.ViewBox;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.CssColor;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Rgba;
import io.github.visionfromtext.renderers.svg.style.Style;
import io.github.visionfromtext.renderers.svg.style.SvgDocument;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The size a document gives itself, and where that lies on the canvas.
 *
 * @param width of its viewport in CSS pixels
 * @param height of its viewport in CSS pixels
 * @param box what fills the viewport; null if the viewport is its own user space
 * @param toDevice from the viewport to canvas pixels
 */
record RootFrame(
        double width,
        double height,
        @Nullable ViewBox box,
        AffineTransform toDevice,
        @Nullable String aspect) {
    private static final double LARGEST = 1e6;

    /**
     * Finds the frame. A document without sizes is framed by what it draws, as far as that lies right of and below the
     * origin.
     */
    static RootFrame of(SvgDocument document, int canvasSize, Findings findings, Supplier<Rectangle2D> drawnArea) {
        Element root = document.root();
        ViewBox box = ViewBox.parse(root.attribute("viewBox"));
        if (box == null && root.has("viewBox")) {
            findings.error(
                    "viewBox=" + Findings.quote(String.valueOf(root.attribute("viewBox")))
                            + ": expected x, y, width and height, the sizes above 0",
                    root.offsetOf("viewBox"));
        }
        double width = size(root, "width", findings);
        double height = size(root, "height", findings);
        if (box == null && (Double.isNaN(width) || Double.isNaN(height))) {
            Rectangle2D drawn = drawnArea.get();
            findings.repair("framed a drawing without viewBox, width and height by what it draws", root.offset());
            width = Double.isNaN(width) ? within(drawn.getMaxX()) : width;
            height = Double.isNaN(height) ? within(drawn.getMaxY()) : height;
        } else if (box != null) {
            if (Double.isNaN(width)) {
                width = Double.isNaN(height) ? box.width() : height * box.width() / box.height();
            }
            if (Double.isNaN(height)) {
                height = width * box.height() / box.width();
            }
        }
        return new RootFrame(
                width, height, box, transform(width, height, canvasSize), root.attribute("preserveAspectRatio"));
    }

    /** The viewport that lengths inside refer to. */
    Viewport inner() {
        return box == null ? new Viewport(width, height) : new Viewport(box.width(), box.height());
    }

    /** From user space to the viewport. */
    AffineTransform viewBoxTransform() {
        return box == null ? new AffineTransform() : box.into(width, height, aspect);
    }

    /** Writes the CSS background of the root, which browsers show although SVG has none. */
    void writeBackground(Style style, SvgWriter writer, Findings findings) {
        String background = style.value("background-color");
        if (background == null || background.equals("none")) {
            return;
        }
        Rgba color = background.equalsIgnoreCase("currentcolor") ? style.currentColor() : CssColor.parse(background);
        if (color == null) {
            findings.warning(
                    "background=" + Findings.quote(background) + ": expected a colour",
                    style.element().offsetOf("style"));
            return;
        }
        writer.start("path").put(new Rectangle2D.Double(0, 0, width, height), false);
        writer.put("fill", color.hexadecimal()).put("fill-opacity", color.alpha());
        writer.empty();
    }

    private static AffineTransform transform(double width, double height, int canvasSize) {
        try {
            return Letterbox.fit(width, height, canvasSize).toTransform();
        } catch (InvalidInputException e) {
            throw new IllegalStateException("a frame of " + width + " by " + height, e);
        }
    }

    /** A size of the root; not a number if it has none of its own. */
    private static double size(Element root, String name, Findings findings) {
        String text = root.attribute(name);
        if (text == null || text.equals("auto") || text.endsWith("%")) {
            return Double.NaN;
        }
        double size = Length.parse(text, Double.NaN, Style.DEFAULT_FONT_SIZE, 1024, 1024);
        if (!(size >= 1e-3 && size <= LARGEST)) {
            findings.error(
                    name + "=" + Findings.quote(text) + " of <svg>: expected a length above 0", root.offsetOf(name));
            return Double.NaN;
        }
        return size;
    }

    private static double within(double size) {
        return size >= 1 ? Math.min(size, LARGEST) : 100;
    }
}
