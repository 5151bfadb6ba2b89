package io.github.visionfromtext.image;

/** Bits a channel when a picture leaves the library. Values are clamped to [0, 1] and rounded half up to the nearest step. */
public enum BitDepth {
    /** 255 steps; what every viewer expects. */
    EIGHT(255),
    /** 65,535 steps; PNG only. */
    SIXTEEN(65_535);

    private final int steps;

    BitDepth(int steps) {
        this.steps = steps;
    }

    /** The integer that stands for 1.0. */
    int steps() {
        return steps;
    }
}
