package io.github.visionfromtext.core.contrastive.training;

import io.github.visionfromtext.core.contrastive.ClipTexts;
import io.github.visionfromtext.core.contrastive.ImagePreprocessing;
import io.github.visionfromtext.core.training.MicroBatches;
import io.github.visionfromtext.core.training.Seeds;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Inputs of {@link SpaceTrainingGraph}. */
final class SpaceBatches {
    private final Sentences sentences;
    private final PairComposer composer;
    private final ClipTexts texts;
    private final ImagePreprocessing preprocessing;

    SpaceBatches(Sentences sentences, PairComposer composer, ClipTexts texts, ImagePreprocessing preprocessing) {
        this.sentences = sentences;
        this.composer = composer;
        this.texts = texts;
        this.preprocessing = preprocessing;
    }

    /** Sentences alone. */
    MicroBatches words(int batch) {
        return (seed, step, micro) -> sentences(batch, Seeds.random(seed, step, micro, -1));
    }

    /**
     * Pictures and captions, and a quarter as many sentences.
     *
     * @param patches of a picture
     * @param kept so many of them are seen
     */
    MicroBatches pairs(int batch, int patches, int kept) {
        return (seed, step, micro) -> {
            SplittableRandom random = Seeds.random(seed, step, micro, -1);
            Map<String, Tensor> inputs = new HashMap<>(sentences((batch + 3) / 4, random));
            int values = preprocessing.valueCount();
            float[] pixels = new float[batch * values];
            List<String> captions = new ArrayList<>();
            for (int i = 0; i < batch; i++) {
                PairComposer.Pair pair = composer.draw(Seeds.random(seed, step, micro, i));
                preprocessing.apply(pair.picture(), pixels, i * values);
                captions.add(pair.caption());
            }
            int size = preprocessing.crop();
            inputs.put("pixels", Tensor.floats(pixels, batch, Image.CHANNELS, size, size));
            inputs.put("captions", texts.batch(captions));
            inputs.put("same", same(captions));
            inputs.put("kept", kept(batch, patches, kept, random));
            return inputs;
        };
    }

    private Map<String, Tensor> sentences(int count, SplittableRandom random) {
        int[] chosen = sentences.draw(count, random);
        List<String> words = new ArrayList<>();
        for (int index : chosen) {
            words.add(sentences.texts().get(index));
        }
        return Map.of("texts", texts.batch(words), "sentences", sentences.embeddings(chosen));
    }

    /** 1 where captions are equal but for capitals, each row divided by its sum. */
    static Tensor same(List<String> captions) {
        List<String> lower = captions.stream()
                .map(caption -> caption.toLowerCase(Locale.ROOT))
                .toList();
        int count = lower.size();
        float[] same = new float[count * count];
        for (int i = 0; i < count; i++) {
            int equal = 0;
            for (int j = 0; j < count; j++) {
                equal += lower.get(i).equals(lower.get(j)) ? 1 : 0;
            }
            for (int j = 0; j < count; j++) {
                same[i * count + j] = lower.get(i).equals(lower.get(j)) ? 1f / equal : 0;
            }
        }
        return Tensor.floats(same, count, count);
    }

    /** For each picture different patches, drawn without replacement; in order if all are kept. */
    private static Tensor kept(int batch, int patches, int kept, SplittableRandom random) {
        long[] chosen = new long[batch * kept];
        long[] order = new long[patches];
        for (int row = 0; row < batch; row++) {
            for (int i = 0; i < patches; i++) {
                order[i] = i;
            }
            for (int i = 0; i < kept; i++) {
                int j = kept == patches ? i : i + random.nextInt(patches - i);
                chosen[row * kept + i] = order[j];
                order[j] = order[i];
            }
        }
        return Tensor.ints(chosen, batch, kept);
    }
}
