package io.github.visionfromtext.core.contrastive.training;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A figure of the shape grammar as outlines within the square from -1 to 1, y downwards.
 *
 * @param name in the singular
 * @param faces the first to be painted first
 */
record Figure(String name, List<Face> faces) {
    /**
     * Part of a figure.
     *
     * @param outline of it
     * @param shade its brightness as a factor
     */
    record Face(Shape outline, double shade) {}

    static final List<Figure> PLANE = List.of(
            plane("circle", ellipse(0, 0, 0.9, 0.9)),
            plane("ellipse", ellipse(0, 0, 0.95, 0.55)),
            plane("triangle", polygon(0, -0.9, 0.9, 0.7, -0.9, 0.7)),
            plane("square", box(-0.8, -0.8, 0.8, 0.8)),
            plane("rectangle", box(-0.95, -0.55, 0.95, 0.55)),
            plane("parallelogram", polygon(-0.45, -0.55, 0.95, -0.55, 0.45, 0.55, -0.95, 0.55)),
            plane("trapezoid", polygon(-0.5, -0.6, 0.5, -0.6, 0.95, 0.6, -0.95, 0.6)),
            plane("rhombus", polygon(0, -0.95, 0.6, 0, 0, 0.95, -0.6, 0)),
            plane("pentagon", regular(5, 0.95, 0.95)),
            plane("hexagon", regular(6, 0.95, 0.95)),
            plane("octagon", regular(8, 0.95, 0.95)),
            plane("star", regular(10, 0.95, 0.4)),
            plane("heart", heart()),
            plane("crescent", crescent()),
            plane("semicircle", new Arc2D.Double(-0.9, -0.45, 1.8, 1.8, 0, 180, Arc2D.CHORD)));

    static final List<Figure> SOLIDS = List.of(
            block("cube", 0.35, 0.45),
            block("cuboid", 0.5, 0.25),
            new Figure(
                    "sphere",
                    List.of(
                            new Face(ellipse(0, 0, 0.9, 0.9), 0.75),
                            new Face(ellipse(-0.1, -0.1, 0.7, 0.7), 1),
                            new Face(ellipse(-0.3, -0.3, 0.25, 0.25), 1.4))),
            new Figure(
                    "cylinder",
                    List.of(
                            new Face(box(-0.6, -0.65, 0.6, 0.65), 1),
                            new Face(ellipse(0, 0.65, 0.6, 0.22), 1),
                            new Face(ellipse(0, -0.65, 0.6, 0.22), 1.35))),
            new Figure(
                    "cone",
                    List.of(
                            new Face(ellipse(0, 0.65, 0.7, 0.25), 0.75),
                            new Face(polygon(0, -0.95, 0.7, 0.65, -0.7, 0.65), 1))),
            new Figure(
                    "pyramid",
                    List.of(
                            new Face(polygon(0, -0.9, 0.25, 0.85, -0.9, 0.5), 1.1),
                            new Face(polygon(0, -0.9, 0.9, 0.45, 0.25, 0.85), 0.7))),
            new Figure(
                    "torus",
                    List.of(
                            new Face(ring(), 1),
                            new Face(new Arc2D.Double(-0.6, -0.3, 1.2, 0.6, 180, 180, Arc2D.CHORD), 0.7))),
            new Figure(
                    "octahedron",
                    List.of(
                            new Face(polygon(0, -0.95, 0.2, 0.15, -0.75, 0), 1.2),
                            new Face(polygon(0, -0.95, 0.75, 0, 0.2, 0.15), 0.9),
                            new Face(polygon(0, 0.95, 0.2, 0.15, -0.75, 0), 1),
                            new Face(polygon(0, 0.95, 0.75, 0, 0.2, 0.15), 0.65))));

    static final List<Figure> LINES = List.of(
            line("horizontal line", polyline(-0.95, 0, 0.95, 0)),
            line("vertical line", polyline(0, -0.95, 0, 0.95)),
            line("diagonal line", polyline(-0.8, 0.8, 0.8, -0.8)),
            line("arc", new Arc2D.Double(-0.9, -0.5, 1.8, 1.8, 20, 140, Arc2D.OPEN)),
            line("wavy line", wave(0.3)),
            line("zigzag line", polyline(-0.95, 0.3, -0.6, -0.3, -0.2, 0.3, 0.2, -0.3, 0.6, 0.3, 0.95, -0.3)),
            line("spiral", spiral()),
            line("arrow", polyline(-0.95, 0, 0.9, 0, 0.5, -0.35, 0.9, 0, 0.5, 0.35)));

    static final List<Figure> POINTS = List.of(
            plane("dot", ellipse(0, 0, 0.25, 0.25)),
            plane("point", ellipse(0, 0, 0.18, 0.18)),
            line("cross mark", crossMark()));

    /** Whether it is more than one flat face. */
    boolean isSolid() {
        return faces.size() > 1;
    }

    String plural() {
        return switch (name) {
            case "torus" -> "tori";
            case "rhombus" -> "rhombi";
            default -> name.endsWith("x") || name.endsWith("s") ? name + "es" : name + "s";
        };
    }

    private static Figure plane(String name, Shape outline) {
        return new Figure(name, List.of(new Face(outline, 1)));
    }

    /** A line is the area its stroke covers. */
    private static Figure line(String name, Shape path) {
        return plane(
                name, new BasicStroke(0.14f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(path));
    }

    /** Seen from the front, the right and above. */
    private static Figure block(String name, double depth, double halfHeight) {
        double right = 0.9 - depth;
        double top = depth - halfHeight;
        return new Figure(
                name,
                List.of(
                        new Face(box(-0.9, top, right, top + 2 * halfHeight), 1),
                        new Face(polygon(-0.9, top, depth - 0.9, top - depth, 0.9, top - depth, right, top), 1.3),
                        new Face(
                                polygon(
                                        right,
                                        top,
                                        0.9,
                                        top - depth,
                                        0.9,
                                        top - depth + 2 * halfHeight,
                                        right,
                                        top + 2 * halfHeight),
                                0.65)));
    }

    private static Shape ellipse(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    private static Shape box(double left, double top, double right, double bottom) {
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    private static Path2D polyline(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    private static Shape polygon(double... points) {
        Path2D path = polyline(points);
        path.closePath();
        return path;
    }

    /** Corners on two circles by turns, the first at the top. */
    private static Shape regular(int corners, double radius, double otherRadius) {
        double[] points = new double[2 * corners];
        for (int i = 0; i < corners; i++) {
            double r = i % 2 == 0 ? radius : otherRadius;
            points[2 * i] = r * Math.sin(2 * Math.PI * i / corners);
            points[2 * i + 1] = -r * Math.cos(2 * Math.PI * i / corners);
        }
        return polygon(points);
    }

    private static Shape heart() {
        Path2D path = new Path2D.Double();
        path.moveTo(0, 0.9);
        path.curveTo(-1.4, 0, -0.9, -1.1, 0, -0.4);
        path.curveTo(0.9, -1.1, 1.4, 0, 0, 0.9);
        path.closePath();
        return path;
    }

    private static Shape crescent() {
        Area area = new Area(ellipse(0, 0, 0.9, 0.9));
        area.subtract(new Area(ellipse(0.4, -0.1, 0.75, 0.75)));
        return area;
    }

    private static Shape ring() {
        Area area = new Area(ellipse(0, 0, 0.95, 0.65));
        area.subtract(new Area(ellipse(0, -0.05, 0.4, 0.2)));
        return area;
    }

    private static Shape wave(double height) {
        double[] points = new double[2 * 41];
        for (int i = 0; i <= 40; i++) {
            points[2 * i] = -0.95 + 1.9 * i / 40;
            points[2 * i + 1] = height * Math.sin(4 * Math.PI * i / 40);
        }
        return polyline(points);
    }

    private static Shape spiral() {
        double[] points = new double[2 * 81];
        for (int i = 0; i <= 80; i++) {
            double angle = 6 * Math.PI * i / 80;
            points[2 * i] = 0.9 * i / 80 * Math.cos(angle);
            points[2 * i + 1] = 0.9 * i / 80 * Math.sin(angle);
        }
        return polyline(points);
    }

    private static Shape crossMark() {
        Path2D path = polyline(-0.4, -0.4, 0.4, 0.4);
        path.append(polyline(-0.4, 0.4, 0.4, -0.4), false);
        return path;
    }
}
