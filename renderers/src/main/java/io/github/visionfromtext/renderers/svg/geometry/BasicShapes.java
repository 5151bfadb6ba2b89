package io.github.visionfromtext.renderers.svg.geometry;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outlines of {@code rect}, {@code circle}, {@code ellipse}, {@code line}, {@code polyline}, {@code polygon}, {@code path}. */
public final class BasicShapes {
    private static final Set<String> NAMES = Set.of("rect", "circle", "ellipse", "line", "polyline", "polygon", "path");

    private final Findings findings;

    public BasicShapes(Findings findings) {
        this.findings = findings;
    }

    public static boolean isShape(Element element) {
        return NAMES.contains(element.name());
    }

    /** The outline in user units; none if the element draws nothing. What is wrong with it is reported. */
    public @Nullable Shape outline(Style style, Viewport viewport) {
        Element element = style.element();
        checkLengths(element);
        return switch (element.name()) {
            case "rect" -> rectangle(style, viewport);
            case "circle" -> {
                double radius = viewport.diagonal(style, "r", 0);
                yield ellipse(style, viewport, radius, radius);
            }
            case "ellipse" -> {
                double rx = viewport.horizontal(style, "rx", Double.NaN);
                double ry = viewport.vertical(style, "ry", Double.NaN);
                yield ellipse(style, viewport, Double.isNaN(rx) ? ry : rx, Double.isNaN(ry) ? rx : ry);
            }
            case "line" ->
                new Line2D.Double(
                        viewport.horizontal(style, "x1", 0),
                        viewport.vertical(style, "y1", 0),
                        viewport.horizontal(style, "x2", 0),
                        viewport.vertical(style, "y2", 0));
            case "polyline" -> polygon(element, false);
            case "polygon" -> polygon(element, true);
            default -> path(style);
        };
    }

    private @Nullable Shape rectangle(Style style, Viewport viewport) {
        double x = viewport.horizontal(style, "x", 0);
        double y = viewport.vertical(style, "y", 0);
        double width = viewport.horizontal(style, "width", 0);
        double height = viewport.vertical(style, "height", 0);
        if (!(width > 0 && height > 0)) {
            return null;
        }
        double rx = viewport.horizontal(style, "rx", Double.NaN);
        double ry = viewport.vertical(style, "ry", Double.NaN);
        double roundX = Math.min(width / 2, Math.max(0, Double.isNaN(rx) ? (Double.isNaN(ry) ? 0 : ry) : rx));
        double roundY = Math.min(height / 2, Math.max(0, Double.isNaN(ry) ? roundX : ry));
        return roundX > 0 && roundY > 0
                ? roundedRectangle(x, y, width, height, roundX, roundY)
                : new Rectangle2D.Double(x, y, width, height);
    }

    /** Begins where SVG begins it, on the top edge, which is where dashes start. */
    private static Shape roundedRectangle(double x, double y, double width, double height, double rx, double ry) {
        double right = x + width;
        double bottom = y + height;
        Path2D.Double path = new Path2D.Double();
        path.moveTo(x + rx, y);
        path.lineTo(right - rx, y);
        Arcs.append(path, right - rx, y, rx, ry, 0, false, true, right, y + ry);
        path.lineTo(right, bottom - ry);
        Arcs.append(path, right, bottom - ry, rx, ry, 0, false, true, right - rx, bottom);
        path.lineTo(x + rx, bottom);
        Arcs.append(path, x + rx, bottom, rx, ry, 0, false, true, x, bottom - ry);
        path.lineTo(x, y + ry);
        Arcs.append(path, x, y + ry, rx, ry, 0, false, true, x + rx, y);
        path.closePath();
        return path;
    }

    private static @Nullable Shape ellipse(Style style, Viewport viewport, double rx, double ry) {
        double cx = viewport.horizontal(style, "cx", 0);
        double cy = viewport.vertical(style, "cy", 0);
        return rx > 0 && ry > 0 ? new Ellipse2D.Double(cx - rx, cy - ry, 2 * rx, 2 * ry) : null;
    }

    private @Nullable Shape polygon(Element element, boolean closed) {
        String points = element.attribute("points");
        if (points == null) {
            return null;
        }
        double[] numbers = NumberList.parse(points);
        if (numbers.length % 2 == 1) {
            findings.warning(
                    "points has an odd number of coordinates; the last is left out", element.offsetOf("points"));
        }
        if (numbers.length < 4) {
            return null;
        }
        Path2D.Double path = new Path2D.Double();
        path.moveTo(numbers[0], numbers[1]);
        for (int i = 2; i + 1 < numbers.length; i += 2) {
            path.lineTo(numbers[i], numbers[i + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private @Nullable Shape path(Style style) {
        Element element = style.element();
        String text = style.geometry("d");
        if (text == null) {
            return null;
        }
        String data = text.startsWith("path(") ? text.replaceAll("^path\\(\\s*[\"']|[\"']\\s*\\)$", "") : text;
        PathData path = PathData.parse(data);
        if (path.error() >= 0) {
            int error = path.error();
            String rest = data.substring(error, Math.min(data.length(), error + 20));
            findings.warning(
                    "the path is drawn up to character " + (error + 1) + ", where " + Findings.quote(rest)
                            + " is not path data: expected a command letter and its numbers",
                    Math.min(element.offsetOf("d") + error, element.offsetOf("d") + data.length()));
        }
        return path.segments() == 0 ? null : path.shape();
    }

    private void checkLengths(Element element) {
        for (String name :
                new String[] {"x", "y", "width", "height", "r", "rx", "ry", "cx", "cy", "x1", "y1", "x2", "y2"}) {
            String value = element.attribute(name);
            if (value == null || value.equals("auto")) {
                continue;
            }
            double length = Length.parse(value, 1, 1, 1, 1);
            boolean size = name.startsWith("r") || name.equals("width") || name.equals("height");
            if (Double.isNaN(length) || (size && length < 0)) {
                findings.error(
                        name + "=" + Findings.quote(value) + " of " + element + ": expected "
                                + (size ? "a length of 0 or more" : "a length"),
                        element.offsetOf(name));
            }
        }
    }
}
