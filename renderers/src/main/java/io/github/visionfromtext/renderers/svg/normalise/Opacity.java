package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.style.Length;
import io.github.visionfromtext.renderers.svg.style.Style;

/** Opacities: a number from 0 to 1 or a percentage. */
final class Opacity {
    private Opacity() {}

    /** The value of a property, limited to 0 to 1; 1 if it is none. */
    static double of(Style style, String property, Findings findings) {
        String text = style.value(property);
        if (text == null) {
            return 1;
        }
        double opacity = Length.parse(text, 1, 1, 1, 1);
        if (Double.isNaN(opacity)) {
            findings.error(
                    property + "=" + Findings.quote(text) + ": expected a number from 0 to 1",
                    style.element().offsetOf(property));
            return 1;
        }
        return Math.max(0, Math.min(1, opacity));
    }
}
