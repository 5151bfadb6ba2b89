package io.github.visionfromtext.renderers.svg.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One {@code property: value}. */
record Declaration(String property, String value, boolean important) {

    /** The declarations of a {@code style} attribute or of a rule's block, shorthands taken apart. */
    static List<Declaration> parse(String block) {
        List<Declaration> declarations = new ArrayList<>();
        for (String piece : CssText.split(block, ";")) {
            int colon = piece.indexOf(':');
            if (colon <= 0) {
                continue;
            }
            String written = piece.substring(0, colon).strip();
            String property = written.startsWith("--") ? written : written.toLowerCase(Locale.ROOT);
            String value = piece.substring(colon + 1).strip();
            int mark = value.toLowerCase(Locale.ROOT).lastIndexOf("!important");
            boolean important = mark >= 0;
            String plain = important ? value.substring(0, mark).strip() : value;
            Shorthand.expand(property, plain)
                    .forEach((name, part) -> declarations.add(new Declaration(name, part, important)));
        }
        return declarations;
    }
}
