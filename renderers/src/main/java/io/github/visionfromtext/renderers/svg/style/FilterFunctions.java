package io.github.visionfromtext.renderers.svg.style;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.markup.MarkupReader;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The filter functions of CSS, each written as the primitives that Filter Effects section 13 says it stands for. */
public final class FilterFunctions {
    private FilterFunctions() {}

    /** The functions and references of a value, in order. */
    public static List<String> split(String value) {
        return CssText.split(value, " \t\n");
    }

    /** A {@code <filter>} that does the same; none if the function is not known. */
    public static @Nullable Element standIn(String function) {
        int open = function.indexOf('(');
        if (open < 0) {
            return null;
        }
        String arguments = CssText.arguments(function);
        double amount = amount(arguments);
        String primitives =
                switch (function.substring(0, open).toLowerCase(Locale.ROOT)) {
                    case "blur" -> "<feGaussianBlur stdDeviation='" + length(arguments) + "'/>";
                    case "drop-shadow" -> dropShadow(CssText.split(arguments, " \t\n"));
                    case "grayscale" -> "<feColorMatrix type='saturate' values='" + (1 - Math.min(1, amount)) + "'/>";
                    case "saturate" -> "<feColorMatrix type='saturate' values='" + amount + "'/>";
                    case "hue-rotate" -> "<feColorMatrix type='hueRotate' values='" + degrees(arguments) + "'/>";
                    case "brightness" -> transfer("type='linear' slope='" + amount + "'");
                    case "contrast" ->
                        transfer("type='linear' slope='" + amount + "' intercept='" + (0.5 - amount / 2) + "'");
                    case "invert" -> transfer("type='table' tableValues='" + amount + " " + (1 - amount) + "'");
                    case "sepia" -> sepia(1 - Math.min(1, amount));
                    case "opacity" ->
                        "<feComponentTransfer><feFuncA type='linear' slope='" + amount + "'/></feComponentTransfer>";
                    default -> null;
                };
        if (primitives == null) {
            return null;
        }
        String markup =
                "<svg xmlns='http://www.w3.org/2000/svg' color-interpolation-filters='sRGB'>" + primitives + "</svg>";
        return MarkupReader.read(markup, new Findings(markup)).root();
    }

    private static String transfer(String function) {
        return "<feComponentTransfer><feFuncR " + function + "/><feFuncG " + function + "/><feFuncB " + function
                + "/></feComponentTransfer>";
    }

    private static String sepia(double rest) {
        return "<feColorMatrix values='" + (0.393 + 0.607 * rest) + " " + (0.769 - 0.769 * rest) + " "
                + (0.189 - 0.189 * rest) + " 0 0 " + (0.349 - 0.349 * rest) + " " + (0.686 + 0.314 * rest) + " "
                + (0.168 - 0.168 * rest) + " 0 0 " + (0.272 - 0.272 * rest) + " " + (0.534 - 0.534 * rest) + " "
                + (0.131 + 0.869 * rest) + " 0 0 0 0 0 1 0'/>";
    }

    /** Two or three lengths and a colour, in either order. */
    private static String dropShadow(List<String> words) {
        StringBuilder lengths = new StringBuilder();
        String color = "black";
        int count = 0;
        String[] names = {"dx", "dy", "stdDeviation"};
        for (String word : words) {
            double length = Length.parse(word, 0, Style.DEFAULT_FONT_SIZE, 0, 0);
            if (Double.isNaN(length)) {
                color = word;
            } else if (count < names.length) {
                lengths.append(names[count++]).append("='").append(length).append("' ");
            }
        }
        String deviation = count < 3 ? "stdDeviation='0' " : "";
        Rgba parsed = CssColor.parse(color);
        Rgba shadow = parsed == null ? Rgba.BLACK : parsed;
        return "<feDropShadow " + lengths + deviation + "flood-color='rgb(" + 255 * shadow.red() + " "
                + 255 * shadow.green() + " " + 255 * shadow.blue() + ")' flood-opacity='" + shadow.alpha() + "'/>";
    }

    private static double length(String text) {
        double length = Length.parse(text, 0, Style.DEFAULT_FONT_SIZE, 0, 0);
        return Double.isNaN(length) ? 0 : Math.max(0, length);
    }

    private static double amount(String text) {
        double amount = Length.parse(text, 1, 1, 1, 1);
        return Double.isNaN(amount) ? 1 : Math.max(0, amount);
    }

    private static double degrees(String text) {
        String number = text.strip().replaceFirst("deg$", "");
        double angle = Length.parse(number, 0, 0, 0, 0);
        return Double.isNaN(angle) ? 0 : angle;
    }
}
