package io.github.visionfromtext.renderers.svg.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Colours of CSS Color Module Level 4: names, hexadecimal digits, {@code rgb()}, {@code hsl()}, {@code hwb()}, {@code lab()},
 * {@code lch()}, {@code oklab()}, {@code oklch()} and {@code color()} of sRGB, with commas or blanks.
 */
public final class CssColor {
    private CssColor() {}

    /** A colour; none if the text is no colour. {@code currentColor} is none: it depends on where it stands. */
    public static @Nullable Rgba parse(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        if (value.startsWith("#")) {
            return hexadecimal(value.substring(1));
        }
        int open = value.indexOf('(');
        if (open > 0 && value.endsWith(")")) {
            return function(value.substring(0, open).strip(), value.substring(open + 1, value.length() - 1));
        }
        if (value.equals("transparent")) {
            return new Rgba(0, 0, 0, 0);
        }
        Integer named = NamedColors.get(value);
        return named == null
                ? null
                : Rgba.clamped((named >> 16) / 255.0, (named >> 8 & 255) / 255.0, (named & 255) / 255.0, 1);
    }

    private static @Nullable Rgba hexadecimal(String digits) {
        int length = digits.length();
        if ((length != 3 && length != 4 && length != 6 && length != 8) || !digits.matches("[0-9a-f]+")) {
            return null;
        }
        boolean brief = length <= 4;
        double[] components = {0, 0, 0, 1};
        for (int i = 0; i < (brief ? length : length / 2); i++) {
            String digit = brief ? digits.substring(i, i + 1).repeat(2) : digits.substring(2 * i, 2 * i + 2);
            components[i] = Integer.parseInt(digit, 16) / 255.0;
        }
        return new Rgba(components[0], components[1], components[2], components[3]);
    }

    private static @Nullable Rgba function(String name, String arguments) {
        List<String> words = new ArrayList<>(
                List.of(arguments.replace('/', ' ').replace(',', ' ').strip().split("\\s+")));
        if (name.equals("color")) {
            return words.size() >= 4 && words.get(0).equals("srgb")
                    ? function("srgb", String.join(" ", words.subList(1, words.size())))
                    : null;
        }
        if (words.size() != 3 && words.size() != 4) {
            return null;
        }
        double alpha = words.size() == 4 ? component(words.get(3), 1) : 1;
        double a = component(words.get(0), 1);
        double b = component(words.get(1), 1);
        double c = component(words.get(2), 1);
        Rgba color =
                switch (name) {
                    case "rgb", "rgba" ->
                        Rgba.clamped(
                                component(words.get(0), 255) / 255,
                                component(words.get(1), 255) / 255,
                                component(words.get(2), 255) / 255,
                                alpha);
                    case "srgb" -> Rgba.clamped(a, b, c, alpha);
                    case "hsl", "hsla" ->
                        ColorSpaces.hsl(angle(words.get(0)), hundredth(words.get(1)), hundredth(words.get(2)), alpha);
                    case "hwb" ->
                        ColorSpaces.hwb(angle(words.get(0)), hundredth(words.get(1)), hundredth(words.get(2)), alpha);
                    case "lab" ->
                        ColorSpaces.lab(
                                component(words.get(0), 100),
                                component(words.get(1), 125),
                                component(words.get(2), 125),
                                alpha);
                    case "lch" ->
                        ColorSpaces.lch(
                                component(words.get(0), 100), component(words.get(1), 150), angle(words.get(2)), alpha);
                    case "oklab" ->
                        ColorSpaces.oklab(a, component(words.get(1), 0.4), component(words.get(2), 0.4), alpha);
                    case "oklch" -> ColorSpaces.oklch(a, component(words.get(1), 0.4), angle(words.get(2)), alpha);
                    default -> null;
                };
        boolean numbers = !Double.isNaN(alpha) && words.stream().noneMatch(word -> Double.isNaN(angle(word)));
        return numbers ? color : null;
    }

    /** A number, or a percentage of {@code whole}. */
    private static double component(String word, double whole) {
        if (word.equals("none")) {
            return 0;
        }
        int end = NumberText.end(word, 0);
        if (end == 0) {
            return Double.NaN;
        }
        double number = NumberText.parse(word, 0, end);
        return word.startsWith("%", end) ? number / 100 * whole : number;
    }

    /** A percentage with or without its sign, as a fraction. */
    private static double hundredth(String word) {
        return component(word, 100) / 100;
    }

    /** Degrees. */
    private static double angle(String word) {
        double number = component(word, 360);
        return word.endsWith("grad")
                ? number * 0.9
                : word.endsWith("rad") ? Math.toDegrees(number) : word.endsWith("turn") ? number * 360 : number;
    }
}
