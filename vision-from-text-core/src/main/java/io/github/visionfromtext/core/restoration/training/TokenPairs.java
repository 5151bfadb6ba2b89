package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.core.restoration.ImageTokenizer;
import io.github.visionfromtext.core.restoration.degradation.Degradation;
import io.github.visionfromtext.core.restoration.degradation.DegradedImage;
import io.github.visionfromtext.core.training.Seeds;
import io.github.visionfromtext.core.training.data.Crops;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Pairs of degraded and clean visual tokens from random crops, each drawn with fresh noise. Thread-safe. */
final class TokenPairs {
    private final Crops crops;
    private final Degradation degradation;
    private final ImageTokenizer tokenizer;

    TokenPairs(Crops crops, Degradation degradation, ImageTokenizer tokenizer) {
        this.crops = crops;
        this.degradation = degradation;
        this.tokenizer = tokenizer;
    }

    /**
     * Tokens {@code [batch, tokens, features]} of what the model is given and of what it should answer, and the pixels
     * {@code [batch, 3, size, size]} of both.
     */
    record Batch(Tensor degraded, Tensor target, Tensor degradedRgb, Tensor targetRgb) {}

    /** A batch that depends on the seeds alone. */
    Batch draw(int batch, long... seeds) {
        SplittableRandom random = Seeds.random(seeds);
        List<Image> inputs = new ArrayList<>();
        List<Image> references = new ArrayList<>();
        for (int i = 0; i < batch; i++) {
            DegradedImage sample = degradation.apply(crops.random(random), random.nextLong());
            inputs.add(sample.input());
            references.add(sample.reference());
        }
        return new Batch(tokenizer.encode(inputs), tokenizer.encode(references), pixels(inputs), pixels(references));
    }

    private static Tensor pixels(List<Image> images) {
        Image first = images.get(0);
        int values = Image.CHANNELS * first.width() * first.height();
        float[] rgb = new float[images.size() * values];
        for (int i = 0; i < images.size(); i++) {
            images.get(i).copyPlanarTo(rgb, i * values);
        }
        return Tensor.floats(rgb, images.size(), Image.CHANNELS, first.height(), first.width());
    }
}
