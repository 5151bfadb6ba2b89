package io.github.visionfromtext.core.checkup.geometry;

/** Whether a drawing is as its sentence says. */
public enum Verdict {
    HOLDS,
    FAILS,
    /** What is seen is between the two, or cannot be told apart. */
    UNDECIDED
}
