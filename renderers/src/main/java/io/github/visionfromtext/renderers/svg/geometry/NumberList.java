package io.github.visionfromtext.renderers.svg.geometry;

import io.github.visionfromtext.renderers.svg.style.NumberText;
import java.util.Arrays;

/** Reads numbers separated by blanks, commas or nothing. */
public final class NumberList {
    /** Beyond it the rasteriser's fixed-point arithmetic has no meaning; nothing so far away can be seen anyway. */
    private static final double FARTHEST = 1e7;

    private final String text;
    private int at;

    NumberList(String text) {
        this.text = text;
    }

    /** All numbers up to the first thing that is none. */
    public static double[] parse(String text) {
        NumberList list = new NumberList(text);
        double[] numbers = new double[8];
        int count = 0;
        while (list.hasNumber()) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = list.next();
        }
        return Arrays.copyOf(numbers, count);
    }

    /** A coordinate that drawing can work with. */
    public static double bounded(double coordinate) {
        return Double.isNaN(coordinate) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, coordinate));
    }

    int position() {
        return at;
    }

    boolean atEnd() {
        skipSeparators();
        return at >= text.length();
    }

    boolean hasNumber() {
        skipSeparators();
        return NumberText.end(text, at) > at;
    }

    /** The next number, bounded; call {@link #hasNumber()} first. */
    double next() {
        skipSeparators();
        int end = NumberText.end(text, at);
        double number = NumberText.parse(text, at, end);
        at = end;
        return bounded(number);
    }

    /** A flag of an arc: one digit, which need not be separated from what follows. */
    boolean hasFlag() {
        skipSeparators();
        return at < text.length() && (text.charAt(at) == '0' || text.charAt(at) == '1');
    }

    boolean nextFlag() {
        return text.charAt(at++) == '1';
    }

    char nextCharacter() {
        return text.charAt(at++);
    }

    char peek() {
        return text.charAt(at);
    }

    private void skipSeparators() {
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',')) {
            at++;
        }
    }
}
