package io.github.visionfromtext.image;

/** Gives the value of a picture at a place; see {@link Image#generate}. */
@FunctionalInterface
public interface PixelFunction {
    /**
     * Returns one value, nominally in [0, 1].
     *
     * @param x column, from 0 at the left
     * @param y row, from 0 at the top
     * @param channel 0 red, 1 green, 2 blue
     */
    float valueAt(int x, int y, int channel);
}
