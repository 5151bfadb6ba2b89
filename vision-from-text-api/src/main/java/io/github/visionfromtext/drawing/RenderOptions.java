package io.github.visionfromtext.drawing;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Color;

/**
 * How a program becomes a picture. Every language obeys the same policy: its own canvas is scaled into a square without
 * distortion and centred on the background. Immutable.
 *
 * @param size side of the picture in pixels, 1 to {@value #MAX_SIZE}
 * @param background around the program's canvas and where it draws nothing
 * @param antialias whether edges are smoothed
 * @param frame which frame of an animation, from 0; languages without animation ignore it
 * @param seed of the random numbers a program draws, where the language lets them be seeded
 * @param limits what the program may use
 * @param cancellation stops the program, and a batch between programs
 */
public record RenderOptions(
        int size,
        Color background,
        boolean antialias,
        int frame,
        long seed,
        RenderLimits limits,
        CancellationToken cancellation) {
    /** The largest side of a picture. */
    public static final int MAX_SIZE = 8192;

    public RenderOptions {
        if (size < 1 || size > MAX_SIZE) {
            throw new InvalidInputException("picture size " + size + ": expected 1 to " + MAX_SIZE + " pixels");
        }
        if (frame < 0) {
            throw new InvalidInputException("frame " + frame + ": expected 0 or more");
        }
    }

    /** 384x384 pixels on white, smoothed, the first frame, seed 0, {@link RenderLimits#DEFAULT}. */
    public static RenderOptions defaults() {
        return new RenderOptions(384, Color.WHITE, true, 0, 0, RenderLimits.DEFAULT, new CancellationToken());
    }

    /** These options with another size. */
    public RenderOptions withSize(int pixels) {
        return new RenderOptions(pixels, background, antialias, frame, seed, limits, cancellation);
    }

    /** These options with another background. */
    public RenderOptions withBackground(Color color) {
        return new RenderOptions(size, color, antialias, frame, seed, limits, cancellation);
    }

    /** These options with or without smoothed edges. */
    public RenderOptions withAntialias(boolean smooth) {
        return new RenderOptions(size, background, smooth, frame, seed, limits, cancellation);
    }

    /** These options with another frame of an animation. */
    public RenderOptions withFrame(int index) {
        return new RenderOptions(size, background, antialias, index, seed, limits, cancellation);
    }

    /** These options with another seed. */
    public RenderOptions withSeed(long newSeed) {
        return new RenderOptions(size, background, antialias, frame, newSeed, limits, cancellation);
    }

    /** These options with other limits. */
    public RenderOptions with(RenderLimits newLimits) {
        return new RenderOptions(size, background, antialias, frame, seed, newLimits, cancellation);
    }

    /** These options with another token to cancel by. */
    public RenderOptions with(CancellationToken token) {
        return new RenderOptions(size, background, antialias, frame, seed, limits, token);
    }
}
