package io.github.visionfromtext.core.restoration.degradation;

import io.github.visionfromtext.image.Image;

/**
 * One sample of a task.
 *
 * <p>In a restoration task the model is given the degraded picture and judged against the clean one. In a spatial task
 * (rotate, flip) it is given the clean picture and judged against the transformed one. The MAE-r baseline encodes and
 * decodes {@code image} in both, which makes it a lower bound there and an upper bound here (LM4LV, section 4).
 *
 * @param image what the degradation made of the clean picture
 * @param input what the model is given
 * @param reference what the model's answer is compared with
 * @param strength how strong the degradation was, in {@link Degradation#strengthUnit()}
 */
public record DegradedImage(Image image, Image input, Image reference, double strength) {

    /** A sample whose degradation is to be undone; {@code degraded} is rounded to 8 bits, as a file would hold it. */
    static DegradedImage restoration(Image clean, Image degraded, double strength) {
        Image rounded = degraded.roundTo8Bits();
        return new DegradedImage(rounded, rounded, clean, strength);
    }

    /** A sample whose transformation is to be done. */
    static DegradedImage spatial(Image clean, Image transformed) {
        return new DegradedImage(transformed, clean, transformed, 1);
    }
}
