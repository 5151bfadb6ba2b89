package io.github.visionfromtext.core.checkup.geometry.sentence;

/** Which way a straight line runs. */
public enum Direction {
    HORIZONTAL,
    VERTICAL,
    DIAGONAL;

    /** Degrees by which a line may be off. */
    private static final double OFF = 6;

    /** Whether a line at an angle from 0 degrees, level, to 90, upright, runs so. */
    public boolean isMet(double angle) {
        return switch (this) {
            case HORIZONTAL -> angle <= OFF;
            case VERTICAL -> angle >= 90 - OFF;
            case DIAGONAL -> angle >= 15 && angle <= 75;
        };
    }
}
