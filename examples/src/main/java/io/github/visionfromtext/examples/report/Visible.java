package io.github.visionfromtext.examples.report;

import java.util.regex.Pattern;

/** Text that a reader sees as it is: what would hide or reorder it is written out. */
final class Visible {
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}&&[^\\n\\t]]");

    private Visible() {}

    static String text(String text) {
        return HIDDEN.matcher(text).replaceAll(found -> "\u27e8U+%04X\u27e9"
                .formatted(found.group().codePointAt(0)));
    }
}
