package io.github.visionfromtext.core.metrics.fid;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The made-up weights and pictures of {@code tools/fixtures/make_inception.py}, by the same rules. */
final class InceptionFixture {
    static final int SET = 6;

    private static final long MASK = 0xFFFFFFFFL;

    private final JsonNode golden;

    private InceptionFixture(JsonNode golden) {
        this.golden = golden;
    }

    static InceptionFixture read() throws IOException {
        return new InceptionFixture(Fixtures.json("inception/inception.json"));
    }

    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        golden.get("weights").fields().forEachRemaining(weight -> {
            long[] shape = Fixtures.longs(weight.getValue());
            tensors.put(weight.getKey(), Tensor.floats(values(weight.getKey(), shape, tensors.size()), shape));
        });
        return tensors;
    }

    WeightSource weights() {
        return WeightSource.of("made-up Inception", tensors());
    }

    private static float[] values(String name, long[] shape, int seed) {
        float[] values = new float[(int) Tensor.elementCount(shape)];
        for (int i = 0; i < values.length; i++) {
            double random = random(i, seed);
            String kind = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
            values[i] = (float)
                    switch (kind) {
                        case "conv.weight" -> random * Math.sqrt(6.0 / (shape[1] * shape[2] * shape[3]));
                        case "bn.running_var" -> 1 + 0.5 * random;
                        case "bn.weight" -> 1 + 0.3 * random;
                        default -> 0.1 * random;
                    };
        }
        return values;
    }

    private static double random(int index, int seed) {
        long h = (index * 2654435761L + seed * 40503L) & MASK;
        for (int i = 0; i < 2; i++) {
            h = ((h ^ (h >> 16)) * 0x45D9F3B) & MASK;
        }
        h ^= h >> 16;
        return h / 0x1p31 - 1;
    }

    Image picture(int kind) {
        JsonNode size = golden.get("sizes").get(kind % SET);
        int second = kind / SET;
        return Image.generate(size.get(0).asInt(), size.get(1).asInt(), (x, y, channel) -> {
            int wave = (x * (1 + kind % SET) + y * (channel + second * 3)) % 256;
            int value = (wave + x * y / 64 * (kind % 3)) % 256;
            return (second == 1 ? value / 2 + 128 : value) / 255f;
        });
    }

    float[] features(int kind) {
        JsonNode row = golden.get("features").get(kind);
        float[] features = new float[row.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) row.get(i).asDouble();
        }
        return features;
    }

    double fid() {
        return golden.get("fid").asDouble();
    }
}
