package io.github.visionfromtext.core.checkup.sketch;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a language says strokes: black, with round ends and corners, on white. A stroke of one point is a dot as wide as a line. */
enum SketchDialect {
    SVG {
        @Override
        String head(SketchPrograms.Style style) {
            return text("""
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d">
                      <rect width="%1$d" height="%1$d" fill="white"/>
                      <g fill="none" stroke="black" stroke-width="%2$d" stroke-linecap="round" stroke-linejoin="round">
                    """, style.size(), style.lineWidth());
        }

        @Override
        String line(List<Stroke.Point> points) {
            return "    <polyline points=\"" + join(points, "%.0f,%.0f", " ") + "\"/>\n";
        }

        @Override
        String dot(Stroke.Point point, SketchPrograms.Style style) {
            return text(
                    "    <circle cx=\"%.0f\" cy=\"%.0f\" r=\"%s\" fill=\"black\" stroke=\"none\"/>\n",
                    point.x(), point.y(), half(style.lineWidth()));
        }

        @Override
        String tail() {
            return "  </g>\n</svg>\n";
        }
    },

    PROCESSING {
        @Override
        String head(SketchPrograms.Style style) {
            return text("""
                    size(%1$d, %1$d);
                    background(255);
                    noFill();
                    stroke(0);
                    strokeWeight(%2$d);
                    strokeCap(ROUND);
                    strokeJoin(ROUND);
                    """, style.size(), style.lineWidth());
        }

        @Override
        String line(List<Stroke.Point> points) {
            return "beginShape();\n" + join(points, "vertex(%.0f, %.0f);\n", "") + "endShape();\n";
        }

        @Override
        String dot(Stroke.Point point, SketchPrograms.Style style) {
            return text("point(%.0f, %.0f);\n", point.x(), point.y());
        }

        @Override
        String tail() {
            return "";
        }
    },

    TIKZ {
        /** A unit is a point and y points down, so that the coordinates are those of the other languages. */
        @Override
        String head(SketchPrograms.Style style) {
            return text("""
                    \\begin{tikzpicture}[x=1pt, y=-1pt, line width=%2$dpt, line cap=round, line join=round]
                      \\useasboundingbox (0,0) rectangle (%1$d,%1$d);
                    """, style.size(), style.lineWidth());
        }

        @Override
        String line(List<Stroke.Point> points) {
            return "  \\draw " + join(points, "(%.0f,%.0f)", " -- ") + ";\n";
        }

        @Override
        String dot(Stroke.Point point, SketchPrograms.Style style) {
            return text("  \\fill (%.0f,%.0f) circle[radius=%spt];\n", point.x(), point.y(), half(style.lineWidth()));
        }

        @Override
        String tail() {
            return "\\end{tikzpicture}\n";
        }
    };

    static SketchDialect of(DrawingLanguage language) {
        if (!SketchPrograms.LANGUAGES.contains(language)) {
            throw new InvalidInputException(
                    "Drawings cannot be written in " + language + ": expected svg, processing or tikz");
        }
        return valueOf(language.name().toUpperCase(Locale.ROOT));
    }

    String write(List<Stroke> strokes, SketchPrograms.Style style) {
        StringBuilder program = new StringBuilder(head(style));
        for (Stroke stroke : strokes) {
            List<Stroke.Point> points = stroke.points();
            program.append(points.size() == 1 ? dot(points.get(0), style) : line(points));
        }
        return program.append(tail()).toString();
    }

    abstract String head(SketchPrograms.Style style);

    abstract String line(List<Stroke.Point> points);

    abstract String dot(Stroke.Point point, SketchPrograms.Style style);

    abstract String tail();

    private static String join(List<Stroke.Point> points, String format, String between) {
        return points.stream().map(point -> text(format, point.x(), point.y())).collect(Collectors.joining(between));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String half(int width) {
        return width % 2 == 0 ? Integer.toString(width / 2) : width / 2 + ".5";
    }
}
