package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.core.metrics.Psnr;
import io.github.visionfromtext.core.metrics.Ssim;
import io.github.visionfromtext.image.Image;

/**
 * A picture of the demo and how close it is to the original.
 *
 * @param jpeg the picture as a file, for the page; the scores are of its pixels before they were compressed
 * @param psnr decibels
 * @param ssim from -1 to 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(byte[] jpeg, double psnr, double ssim) {
    static Picture compare(Image original, Image image) {
        return new Picture(Jpeg.encode(image), Psnr.LM4LV.score(original, image), Ssim.LM4LV.score(original, image));
    }
}
