package io.github.visionfromtext.renderers.svg.text;

import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;

/** How far below its y a text's alphabetic base line lies, by {@code dominant-baseline} and {@code baseline-shift}. */
final class Baselines {
    /** Of the em, as the bundled fonts have it: ascent, x-height, descent. */
    private static final double ASCENT = 0.76;

    private static final double X_HEIGHT = 0.547;
    private static final double DESCENT = 0.236;

    private Baselines() {}

    static double shift(Style style) {
        double em = style.fontSize();
        String own = style.value("alignment-baseline", "auto");
        String baseline = own.equals("auto") || own.equals("baseline") ? style.value("dominant-baseline", "auto") : own;
        double dominant =
                switch (baseline) {
                    case "middle" -> X_HEIGHT / 2;
                    case "central" -> (ASCENT - DESCENT) / 2;
                    case "hanging" -> 0.8 * ASCENT / 0.76;
                    case "text-before-edge", "text-top", "before-edge" -> ASCENT;
                    case "text-after-edge", "text-bottom", "after-edge", "ideographic" -> -DESCENT;
                    case "mathematical" -> ASCENT / 2;
                    default -> 0;
                };
        return dominant * em - raised(style, em);
    }

    /** Superscripts and subscripts. */
    private static double raised(Style style, double em) {
        String shift = style.value("baseline-shift", "baseline");
        return switch (shift) {
            case "baseline" -> 0;
            case "super" -> em / 3;
            case "sub" -> -em / 5;
            default -> {
                double length = Length.parse(shift, em, em, 0, 0);
                yield Double.isNaN(length) ? 0 : length;
            }
        };
    }
}
