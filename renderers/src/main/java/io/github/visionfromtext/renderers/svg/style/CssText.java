package io.github.visionfromtext.renderers.svg.style;

import java.util.ArrayList;
import java.util.List;

/** CSS on the level of characters: what quotes and brackets hold together stays together. */
final class CssText {
    private CssText() {}

    /** Comments and the markers of HTML comments become blanks of the same length, so that places stay. */
    static String withoutComments(String css) {
        StringBuilder text = new StringBuilder(css);
        int start = css.indexOf("/*");
        while (start >= 0) {
            int end = css.indexOf("*/", start + 2);
            int stop = end < 0 ? css.length() : end + 2;
            for (int i = start; i < stop; i++) {
                text.setCharAt(i, ' ');
            }
            start = css.indexOf("/*", stop);
        }
        blank(text, "<!--");
        blank(text, "-->");
        return text.toString();
    }

    private static void blank(StringBuilder text, String marker) {
        for (int i = text.indexOf(marker); i >= 0; i = text.indexOf(marker, i)) {
            text.replace(i, i + marker.length(), " ".repeat(marker.length()));
        }
    }

    /** Where the next of {@code stops} stands outside quotes and brackets, from {@code from} on; the length if nowhere. */
    static int find(String css, String stops, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < css.length(); i++) {
            char c = css.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (depth == 0 && stops.indexOf(c) >= 0) {
                return i;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if ((c == ')' || c == ']') && depth > 0) {
                depth--;
            }
        }
        return css.length();
    }

    /** The non-blank pieces between separators outside quotes and brackets. */
    static List<String> split(String css, String separators) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at <= css.length(); ) {
            int end = find(css, separators, at);
            String piece = css.substring(at, end).strip();
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            at = end + 1;
        }
        return pieces;
    }

    /** The place of the brace that closes the one at {@code open}; the length if none does. */
    static int closingBrace(String css, int open) {
        int depth = 0;
        for (int i = open; i < css.length(); i++) {
            char c = css.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return css.length();
    }

    /** What stands between the brackets of {@code name(...)}. */
    static String arguments(String function) {
        int open = function.indexOf('(');
        int close = function.lastIndexOf(')');
        return function.substring(open + 1, close > open ? close : function.length());
    }
}
