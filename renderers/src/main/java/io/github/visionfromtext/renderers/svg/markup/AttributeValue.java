package io.github.visionfromtext.renderers.svg.markup;

import io.github.visionfromtext.renderers.svg.markup.AttributeValue.Ending;

/**
 * Where a quoted value ends. A quote that is never closed pairs with the one that opens the next value, and swallows all between
 * them: what stands behind gives it away.
 *
 * @param end of the value, behind its last character
 * @param next where reading goes on
 * @param ending how it ends
 */
record AttributeValue(int end, int next, Ending ending) {
    enum Ending {
        CLOSED,
        /** Its closing quote is missing, and more follows. */
        UNCLOSED,
        /** The source breaks off in it. */
        BROKEN_OFF
    }

    /**
     * Finds the end.
     *
     * @param start behind the quote
     * @param closing of the next such quote; -1 if there is none
     */
    static AttributeValue find(String source, int start, int closing) {
        if (closing < 0) {
            int cut = endOfTag(source, start, source.length());
            return cut < 0
                    ? new AttributeValue(source.length(), source.length(), Ending.BROKEN_OFF)
                    : new AttributeValue(cut, cut, Ending.UNCLOSED);
        }
        if (!mayFollow(source, closing + 1)) {
            int cut = containsTag(source, start, closing)
                    ? endOfTag(source, start, closing)
                    : beforeAttribute(source, start, closing);
            if (cut >= 0) {
                return new AttributeValue(cut, cut, Ending.UNCLOSED);
            }
        }
        return new AttributeValue(closing, closing + 1, Ending.CLOSED);
    }

    /** Whether what stands behind a quote may stand there if that closes a value. */
    private static boolean mayFollow(String source, int at) {
        return at >= source.length() || source.charAt(at) <= ' ' || ">/?<".indexOf(source.charAt(at)) >= 0;
    }

    private static boolean containsTag(String source, int from, int to) {
        for (int at = source.indexOf('<', from); at >= 0 && at < to; at = source.indexOf('<', at + 1)) {
            char next = source.charAt(at + 1);
            if (Character.isLetter(next) || next == '/' || next == '!') {
                return true;
            }
        }
        return false;
    }

    /** Where the tag ends, if the value ends there with it; -1 if no tag ends or begins. */
    private static int endOfTag(String source, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = source.charAt(at);
            if (c == '<' || c == '>') {
                return c == '>' && at > from && source.charAt(at - 1) == '/' ? at - 1 : at;
            }
        }
        return -1;
    }

    /** Where {@code  name=} begins, if the value ends with such; else -1. */
    private static int beforeAttribute(String source, int from, int to) {
        int at = skipBlanksBack(source, from, to);
        if (at == from || source.charAt(at - 1) != '=') {
            return -1;
        }
        int end = skipBlanksBack(source, from, at - 1);
        at = end;
        while (at > from && isNamePart(source.charAt(at - 1))) {
            at--;
        }
        return at < end && at > from && source.charAt(at - 1) <= ' ' ? skipBlanksBack(source, from, at) : -1;
    }

    private static int skipBlanksBack(String source, int from, int to) {
        int at = to;
        while (at > from && source.charAt(at - 1) <= ' ') {
            at--;
        }
        return at;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || "_:-.".indexOf(c) >= 0;
    }
}
