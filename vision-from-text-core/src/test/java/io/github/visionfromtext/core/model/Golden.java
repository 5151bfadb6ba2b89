package io.github.visionfromtext.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightTensor;
import java.nio.file.Path;

/** Fixtures made by HuggingFace transformers ({@code tools/fixtures}). */
public final class Golden {
    private Golden() {}

    public static Path folder(String name) {
        return Path.of("src/test/resources/fixtures", name);
    }

    /** A FLOAT tensor of {@code golden.safetensors}. */
    public static Tensor floats(Path folder, String name) {
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve("golden.safetensors"))) {
            return file.weights().get(name).toTensor();
        }
    }

    /** A tensor of whole numbers of {@code golden.safetensors}, all below 2<sup>24</sup>. */
    public static Tensor ints(Path folder, String name) {
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve("golden.safetensors"))) {
            WeightTensor stored = file.weights().get(name);
            float[] values = stored.toTensor().floats();
            long[] numbers = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                numbers[i] = (long) values[i];
            }
            return Tensor.ints(numbers, stored.shape());
        }
    }

    /** Positions {@code from} to {@code to} of axis 1 of a tensor of three axes. */
    public static Tensor positions(Tensor tensor, int from, int to) {
        int batch = (int) tensor.size(0);
        int time = (int) tensor.size(1);
        int width = (int) tensor.size(2);
        float[] part = new float[batch * (to - from) * width];
        for (int row = 0; row < batch; row++) {
            System.arraycopy(
                    tensor.floats(), (row * time + from) * width, part, row * (to - from) * width, (to - from) * width);
        }
        return Tensor.floats(part, batch, to - from, width);
    }

    /** Largest difference as a share of the largest expected magnitude. */
    public static void assertClose(Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        double difference = 0;
        double magnitude = 0;
        for (int i = 0; i < expected.elementCount(); i++) {
            difference = Math.max(difference, Math.abs(actual.doubles()[i] - expected.doubles()[i]));
            magnitude = Math.max(magnitude, Math.abs(expected.doubles()[i]));
        }
        assertThat(difference / magnitude).isLessThan(tolerance);
    }
}
