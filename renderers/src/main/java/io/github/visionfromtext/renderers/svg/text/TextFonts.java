package io.github.visionfromtext.renderers.svg.text;

import io.github.visionfromtext.renderers.canvas.BundledFonts;
import io.github.visionfromtext.renderers.svg.style.Style;
import java.awt.Font;
import java.awt.font.TextAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The font that a style asks for. */
final class TextFonts {
    /** Glyphs are laid out at this size and scaled: outlines of very small and very large sizes lose precision. */
    static final float DESIGN_SIZE = 100;

    private TextFonts() {}

    static Font of(Style style) {
        List<String> families = new ArrayList<>();
        for (String family : style.value("font-family", "serif").split(",")) {
            families.add(family.strip().replaceAll("^[\"']|[\"']$", ""));
        }
        String slant = style.value("font-style", "normal");
        boolean italic = slant.startsWith("italic") || slant.startsWith("oblique");
        return kerned(families, isBold(style.value("font-weight", "normal")), italic);
    }

    /** Who knows most characters. */
    static Font fallback() {
        return kerned(List.of("sans-serif"), false, false);
    }

    private static Font kerned(List<String> families, boolean bold, boolean italic) {
        return BundledFonts.find(families, bold, italic, DESIGN_SIZE)
                .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
    }

    private static boolean isBold(String weight) {
        return weight.startsWith("bold") || (weight.matches("\\d{3,4}") && Integer.parseInt(weight) >= 600);
    }
}
