package io.github.visionfromtext.renderers.svg.geometry;

import io.github.visionfromtext.renderers.svg.style.NumberText;
import java.awt.geom.AffineTransform;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists of transform functions, as attributes and as CSS write them. */
public final class Transforms {
    private static final Pattern FUNCTION = Pattern.compile("\\G[\\s,]*([a-zA-Z0-9]+)\\s*\\(([^()]*)\\)");

    private Transforms() {}

    /**
     * Reads a list of functions.
     *
     * @param width what 100 % of a horizontal translation is
     * @param height what 100 % of a vertical one is
     * @return none if the text is no such list
     */
    public static @Nullable AffineTransform parse(String text, double width, double height) {
        AffineTransform transform = new AffineTransform();
        String list = text.strip();
        if (list.isEmpty() || list.equals("none")) {
            return transform;
        }
        Matcher function = FUNCTION.matcher(list);
        int end = 0;
        while (function.find()) {
            end = function.end();
            double[] arguments = arguments(function.group(2), width, height);
            AffineTransform one =
                    arguments == null ? null : function(function.group(1).toLowerCase(Locale.ROOT), arguments);
            if (one == null) {
                return null;
            }
            transform.concatenate(one);
        }
        return end > 0 && list.substring(end).isBlank() && isUsable(transform) ? transform : null;
    }

    private static @Nullable AffineTransform function(String name, double[] a) {
        int count = a.length;
        boolean one = count >= 1;
        boolean two = count >= 2;
        return switch (name) {
            case "translate" -> one ? AffineTransform.getTranslateInstance(a[0], two ? a[1] : 0) : null;
            case "translatex" -> one ? AffineTransform.getTranslateInstance(a[0], 0) : null;
            case "translatey" -> one ? AffineTransform.getTranslateInstance(0, a[0]) : null;
            case "translate3d" -> two ? AffineTransform.getTranslateInstance(a[0], a[1]) : null;
            case "scale" -> one ? AffineTransform.getScaleInstance(a[0], two ? a[1] : a[0]) : null;
            case "scalex" -> one ? AffineTransform.getScaleInstance(a[0], 1) : null;
            case "scaley" -> one ? AffineTransform.getScaleInstance(1, a[0]) : null;
            case "rotate", "rotatez" -> one ? rotation(a) : null;
            case "skewx" -> one ? AffineTransform.getShearInstance(Math.tan(Math.toRadians(a[0])), 0) : null;
            case "skewy" -> one ? AffineTransform.getShearInstance(0, Math.tan(Math.toRadians(a[0]))) : null;
            case "skew" ->
                one
                        ? AffineTransform.getShearInstance(
                                Math.tan(Math.toRadians(a[0])), two ? Math.tan(Math.toRadians(a[1])) : 0)
                        : null;
            case "matrix" -> count == 6 ? new AffineTransform(a) : null;
            default -> null;
        };
    }

    private static AffineTransform rotation(double[] a) {
        double angle = Math.toRadians(a[0] % 360);
        return a.length >= 3
                ? AffineTransform.getRotateInstance(angle, a[1], a[2])
                : AffineTransform.getRotateInstance(angle);
    }

    private static double @Nullable [] arguments(String text, double width, double height) {
        String[] words = text.strip().split("[\\s,]+");
        double[] arguments = new double[words.length];
        int i = 0;
        for (int w = 0; w < words.length; w++) {
            String word = words[w].toLowerCase(Locale.ROOT);
            // "rotate(45-30 10)" and "matrix(1 0 0 1.5-3 4)": numbers need no separator.
            for (int at = 0; at < word.length(); ) {
                int end = NumberText.end(word, at);
                if (end == at) {
                    return null;
                }
                int unitEnd = end;
                while (unitEnd < word.length()
                        && (Character.isLetter(word.charAt(unitEnd)) || word.charAt(unitEnd) == '%')) {
                    unitEnd++;
                }
                if (i == arguments.length) {
                    arguments = java.util.Arrays.copyOf(arguments, i + 8);
                }
                double factor = factor(word.substring(end, unitEnd), i == 0 ? width : height);
                arguments[i++] = NumberText.parse(word, at, end) * factor;
                at = unitEnd;
            }
        }
        return java.util.Arrays.copyOf(arguments, i);
    }

    private static double factor(String unit, double whole) {
        return switch (unit) {
            case "", "px", "deg" -> 1;
            case "rad" -> Math.toDegrees(1);
            case "grad" -> 0.9;
            case "turn" -> 360;
            case "%" -> whole / 100;
            case "em", "rem" -> 16;
            default -> Double.NaN;
        };
    }

    private static boolean isUsable(AffineTransform transform) {
        double[] entries = new double[6];
        transform.getMatrix(entries);
        for (double entry : entries) {
            if (!(Math.abs(entry) < 1e12)) {
                return false;
            }
        }
        return true;
    }
}
