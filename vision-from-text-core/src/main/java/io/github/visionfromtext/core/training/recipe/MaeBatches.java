package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.core.training.MicroBatches;
import io.github.visionfromtext.core.training.Seeds;
import io.github.visionfromtext.core.training.data.Crops;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Random crops as inputs of {@link MaeTrainingGraph}, with or without masks. */
final class MaeBatches {
    private MaeBatches() {}

    /** Crops alone. */
    static MicroBatches whole(Crops crops, int batch) {
        return (seed, step, micro) -> Map.of("rgb", rgb(crops, batch, seed, step, micro));
    }

    /**
     * Crops and, for each, which patches are hidden. The share of hidden patches is drawn for the whole batch.
     *
     * @param patches of one image
     */
    static MicroBatches masked(Crops crops, int batch, int patches, double leastHidden, double mostHidden) {
        return (seed, step, micro) -> {
            SplittableRandom random = Seeds.random(seed, step, micro, -1);
            double ratio = leastHidden + (mostHidden - leastHidden) * random.nextDouble();
            int visible = (int) Math.max(1, Math.round(patches * (1 - ratio)));
            Map<String, Tensor> inputs = new HashMap<>(masks(batch, patches, visible, random));
            inputs.put("rgb", rgb(crops, batch, seed, step, micro));
            return inputs;
        };
    }

    private static Tensor rgb(Crops crops, int batch, long seed, long step, int micro) {
        int size = crops.size();
        Image[] images = new Image[batch];
        for (int i = 0; i < batch; i++) {
            images[i] = crops.random(Seeds.random(seed, step, micro, i));
        }
        return stack(images, size);
    }

    /** Images of {@code size} by {@code size} as one tensor. */
    static Tensor stack(Image[] images, int size) {
        int length = Image.CHANNELS * size * size;
        float[] values = new float[images.length * length];
        for (int i = 0; i < images.length; i++) {
            images[i].copyPlanarTo(values, i * length);
        }
        return Tensor.floats(values, images.length, Image.CHANNELS, size, size);
    }

    private static Map<String, Tensor> masks(int batch, int patches, int visible, SplittableRandom random) {
        long[] kept = new long[batch * visible];
        long[] restore = new long[batch * patches];
        float[] hidden = new float[batch * patches];
        for (int row = 0; row < batch; row++) {
            int[] order = shuffled(patches, random);
            for (int place = 0; place < patches; place++) {
                int patch = order[place];
                restore[row * patches + patch] = place;
                if (place < visible) {
                    kept[row * visible + place] = patch;
                } else {
                    hidden[row * patches + patch] = 1;
                }
            }
        }
        return Map.of(
                "kept", Tensor.ints(kept, batch, visible),
                "restore", Tensor.ints(restore, batch, patches),
                "hidden", Tensor.floats(hidden, batch, patches));
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
