package io.github.visionfromtext.drawing;

import io.github.visionfromtext.InvalidInputException;

/**
 * Something to know about a program, worded so that a person or a language model can repair it.
 *
 * @param severity whether it stopped the drawing
 * @param message what is wrong and what was expected
 * @param line in the program's own source, from 1; {@value #UNKNOWN} if there is none
 * @param column in that line, from 1; {@value #UNKNOWN} if there is none
 */
public record Diagnostic(Severity severity, String message, int line, int column) {
    /** Stands for a line or column that is not known. */
    public static final int UNKNOWN = 0;

    /** Whether the drawing was stopped. */
    public enum Severity {
        /** The picture is missing or incomplete because of it. */
        ERROR,
        /** The picture may differ from what was meant: an unknown attribute, a call that does nothing here. */
        WARNING
    }

    public Diagnostic {
        if (line < 0 || column < 0 || (line == UNKNOWN && column != UNKNOWN)) {
            throw new InvalidInputException(
                    "place of a diagnostic: line " + line + ", column " + column + ": expected to count from 1");
        }
    }

    /** An error whose place is not known. */
    public static Diagnostic error(String message) {
        return new Diagnostic(Severity.ERROR, message, UNKNOWN, UNKNOWN);
    }

    /** An error somewhere in a line. */
    public static Diagnostic error(String message, int line) {
        return new Diagnostic(Severity.ERROR, message, line, UNKNOWN);
    }

    /** A warning about a line, which may be {@link #UNKNOWN}. */
    public static Diagnostic warning(String message, int line) {
        return new Diagnostic(Severity.WARNING, message, line, UNKNOWN);
    }

    /** For a person: {@code line 3, column 5: unknown colour "bleu"}. */
    @Override
    public String toString() {
        if (line == UNKNOWN) {
            return message;
        }
        return "line " + line + (column == UNKNOWN ? "" : ", column " + column) + ": " + message;
    }
}
