package io.github.visionfromtext.core.checkup.report;

import java.util.Locale;

/** What an attempt was part of. */
public enum Series {
    /** Independent drawings; the number of an attempt is that of the repetition. */
    DRAW,
    /** Rounds of correction; number 0 is the first drawing. */
    CORRECT,
    /** The control of correction; numbers count from 1, the first drawing being shared with the rounds. */
    REDRAW;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
