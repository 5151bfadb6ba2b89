package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.geometry.BasicShapes;
import io.github.visionfromtext.renderers.svg.geometry.Transforms;
import io.github.visionfromtext.renderers.svg.geometry.Viewport;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where elements put what they contain: transforms, places of {@code use}, viewports. */
final class UserSpaces {
    private static final Set<String> CONTAINERS = Set.of("g", "a", "svg", "use", "switch", "text", "image");

    private final Findings findings;

    UserSpaces(Findings findings) {
        this.findings = findings;
    }

    /** Whether an element draws something where it stands. */
    static boolean isDrawn(Element element) {
        return CONTAINERS.contains(element.name()) || BasicShapes.isShape(element);
    }

    /** The transform of an element, about its origin, unless that lies in its own box. */
    AffineTransform transform(Style style, Viewport viewport) {
        String text = style.geometry("transform");
        if (text == null) {
            return new AffineTransform();
        }
        AffineTransform transform = Transforms.parse(text, viewport.width(), viewport.height());
        if (transform == null) {
            findings.error(
                    "transform=" + Findings.quote(text) + " of " + style.element()
                            + ": expected functions such as translate(10 20) rotate(45)",
                    style.element().offsetOf("transform"));
            return new AffineTransform();
        }
        String origin = style.value("transform-origin");
        if (origin == null || turnsAboutItself(style)) {
            return transform;
        }
        double[] place = origin(origin, style, viewport);
        AffineTransform about = AffineTransform.getTranslateInstance(place[0], place[1]);
        about.concatenate(transform);
        about.translate(-place[0], -place[1]);
        return about;
    }

    /** Whether the origin of the transform is given in the element's own box, which only the painter knows. */
    static boolean turnsAboutItself(Style style) {
        return style.value("transform-box", "view-box").equals("fill-box") && style.value("transform-origin") != null;
    }

    private static double[] origin(String origin, Style style, Viewport viewport) {
        String[] words = origin.strip().split("\\s+");
        boolean swapped = words[0].equals("top") || words[0].equals("bottom");
        String first = words[0];
        String second = words.length > 1 ? words[1] : "center";
        return new double[] {
            originLength(swapped ? second : first, viewport.width(), style, viewport),
            originLength(swapped ? first : second, viewport.height(), style, viewport)
        };
    }

    private static double originLength(String word, double whole, Style style, Viewport viewport) {
        return switch (word) {
            case "left", "top" -> 0;
            case "center" -> whole / 2;
            case "right", "bottom" -> whole;
            default -> {
                double length = Length.parse(word, whole, style.fontSize(), viewport.width(), viewport.height());
                yield Double.isNaN(length) ? whole / 2 : length;
            }
        };
    }

    /** The shift that {@code x} and {@code y} of a {@code use} mean. */
    AffineTransform placement(Style style, Viewport viewport) {
        return AffineTransform.getTranslateInstance(
                viewport.horizontal(style, "x", 0), viewport.vertical(style, "y", 0));
    }

    /**
     * The rectangle of a nested viewport.
     *
     * @param use what shows it, whose sizes win; its place is applied already
     */
    Rectangle2D viewport(Style style, @Nullable Style use, Viewport outer) {
        double width = outer.horizontal(style, "width", outer.width());
        double height = outer.vertical(style, "height", outer.height());
        if (use != null) {
            width = outer.horizontal(use, "width", width);
            height = outer.vertical(use, "height", height);
        }
        return new Rectangle2D.Double(
                outer.horizontal(style, "x", 0),
                outer.vertical(style, "y", 0),
                Math.max(0, width),
                Math.max(0, height));
    }
}
