package io.github.visionfromtext.renderers.svg.style;

import java.util.Locale;

/** The values of {@code font-size}. */
final class FontSize {
    private FontSize() {}

    /** In user units; the inherited size where the value is none. */
    static double resolve(String value, double inherited) {
        double medium = Style.DEFAULT_FONT_SIZE;
        switch (value.toLowerCase(Locale.ROOT)) {
            case "xx-small":
                return medium * 9 / 16;
            case "x-small":
                return medium * 10 / 16;
            case "small":
                return medium * 13 / 16;
            case "medium":
                return medium;
            case "large":
                return medium * 18 / 16;
            case "x-large":
                return medium * 24 / 16;
            case "xx-large":
                return medium * 32 / 16;
            case "smaller":
                return inherited / 1.2;
            case "larger":
                return inherited * 1.2;
            default:
                double size = Length.parse(value, inherited, inherited, inherited, inherited);
                return size >= 0 && size < 1e6 ? size : inherited;
        }
    }
}
