package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.image.Image;

/** Makes samples of one task from clean pictures. Implementations are immutable and thread-safe. */
public interface Degradation {

    /** Name of the task, for instance {@code "denoise"}; see {@link Degradations#byName(String)}. */
    String name();

    /** What {@link DegradedImage#strength()} measures and in which unit, for the head of a table. */
    String strengthUnit();

    /**
     * Degrades a picture. The same picture and seed give the same result, everywhere and always.
     *
     * @param clean values in [0, 1]; any size from 1x1
     */
    DegradedImage apply(Image clean, long seed);
}
