package io.github.visionfromtext.examples.report;

import io.github.visionfromtext.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Where two pictures of a size differ.
 *
 * @param picture the later one faded, with what changed in a colour that stands out
 * @param share of pixels that changed, from 0 to 1
 */
record ImageDifference(Image picture, double share) {
    /** Steps of 255 that nobody sees. */
    private static final float TOLERANCE = 8 / 255f;

    private static final float[] MARK = {0.85f, 0.1f, 0.45f};

    /** Null if they have not the same size. */
    static @Nullable ImageDifference of(Image before, Image after) {
        if (before.width() != after.width() || before.height() != after.height()) {
            return null;
        }
        Image picture = Image.generate(after.width(), after.height(), (x, y, channel) -> {
            float faded = 0.8f + 0.2f * after.at(x, y, channel);
            return differs(before, after, x, y) ? MARK[channel] : faded;
        });
        int changed = 0;
        for (int y = 0; y < after.height(); y++) {
            for (int x = 0; x < after.width(); x++) {
                changed += differs(before, after, x, y) ? 1 : 0;
            }
        }
        return new ImageDifference(picture, (double) changed / after.width() / after.height());
    }

    private static boolean differs(Image before, Image after, int x, int y) {
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            if (Math.abs(before.at(x, y, channel) - after.at(x, y, channel)) > TOLERANCE) {
                return true;
            }
        }
        return false;
    }
}
