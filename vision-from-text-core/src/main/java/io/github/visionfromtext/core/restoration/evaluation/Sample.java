package io.github.visionfromtext.core.restoration.evaluation;

import io.github.visionfromtext.core.restoration.degradation.Degradation;
import io.github.visionfromtext.core.restoration.degradation.DegradedImage;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture to restore and what is known about it.
 *
 * @param name for tables: a file name
 * @param degraded the picture and its reference
 */
public record Sample(String name, DegradedImage degraded) {
    /** Degrades pictures: picture i with seed {@code seed + i}. */
    public static List<Sample> degrade(List<String> names, List<Image> clean, Degradation degradation, long seed) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < clean.size(); i++) {
            samples.add(new Sample(names.get(i), degradation.apply(clean.get(i), seed + i)));
        }
        return samples;
    }
}
