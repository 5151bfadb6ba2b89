package io.github.visionfromtext.image;

import io.github.visionfromtext.InvalidInputException;

/**
 * An opaque colour, sRGB-encoded like {@link Image} values.
 *
 * @param red in [0, 1]
 * @param green in [0, 1]
 * @param blue in [0, 1]
 */
public record Color(float red, float green, float blue) {
    /** 0, 0, 0. */
    public static final Color BLACK = new Color(0, 0, 0);

    /** 1, 1, 1. */
    public static final Color WHITE = new Color(1, 1, 1);

    public Color {
        requireUnit("red", red);
        requireUnit("green", green);
        requireUnit("blue", blue);
    }

    /** The value of a channel: 0 red, 1 green, 2 blue. */
    public float channel(int channel) {
        return switch (channel) {
            case 0 -> red;
            case 1 -> green;
            case 2 -> blue;
            default -> throw new IndexOutOfBoundsException("channel " + channel + ": expected 0, 1 or 2");
        };
    }

    private static void requireUnit(String name, float value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidInputException(name + " = " + value + ": expected a value from 0 to 1");
        }
    }
}
