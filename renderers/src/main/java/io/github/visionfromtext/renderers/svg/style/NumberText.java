package io.github.visionfromtext.renderers.svg.style;

/** Numbers as SVG writes them, one after the other without blanks if need be: {@code 1.5.5-3e2}. */
public final class NumberText {
    private NumberText() {}

    /** Where the number that begins at {@code start} ends; {@code start} if none does. */
    public static int end(String text, int start) {
        int at = start;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int digits = digits(text, at);
        int mantissaEnd = digits;
        int count = digits - at;
        if (digits < text.length() && text.charAt(digits) == '.') {
            int fraction = digits(text, digits + 1);
            count += fraction - digits - 1;
            mantissaEnd = fraction;
        }
        if (count == 0) {
            return start;
        }
        return exponentEnd(text, mantissaEnd);
    }

    private static int exponentEnd(String text, int start) {
        if (start >= text.length() || (text.charAt(start) != 'e' && text.charAt(start) != 'E')) {
            return start;
        }
        int at = start + 1;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int end = digits(text, at);
        // "1em" is a length, not a number with an exponent.
        return end == at ? start : end;
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** The value of the number between two places that {@link #end} found. */
    public static double parse(String text, int start, int end) {
        return Double.parseDouble(text.substring(start, end));
    }
}
