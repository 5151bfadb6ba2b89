package io.github.visionfromtext.core.checkpoint.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafetensorsWriterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(FloatFormat.class)
    void roundsLikeTorch(FloatFormat format) {
        Path written = folder.resolve("rounded.safetensors");
        try (SafetensorsFile golden = SafetensorsFile.open(Fixtures.path("safetensors/rounding.safetensors"))) {
            Tensor exact = golden.weights().get("F32").toTensor();
            new SafetensorsWriter(format, Map.of()).write(written, WeightSource.of("exact", Map.of("x", exact)));
            try (SafetensorsFile file = SafetensorsFile.open(written)) {
                WeightTensor rounded = file.weights().get("x");
                assertThat(rounded.storage()).isEqualTo(format.name());
                assertThat(rounded.toTensor().floats())
                        .containsExactly(
                                golden.weights().get(format.name()).toTensor().floats());
            }
        }
    }

    @Test
    void whatWasWrittenIsReadBack() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z", Tensor.floats(counting(100_003), 100_003));
        tensors.put("a \"quoted\" 日本語", Tensor.floats(counting(6), 1, 2, 3));
        tensors.put("scalar", Tensor.scalar(4.5f));
        tensors.put("empty", Tensor.floats(new float[0], 3, 0));
        Path path = folder.resolve("model.safetensors");
        new SafetensorsWriter(FloatFormat.F32, Map.of("made", "here")).write(path, WeightSource.of("test", tensors));

        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.metadata()).containsOnly(Map.entry("made", "here"));
            assertThat(file.weights().names()).containsExactlyElementsOf(tensors.keySet());
            tensors.forEach((name, tensor) -> {
                assertThat(file.weights().get(name).shape()).containsExactly(tensor.shape());
                assertThat(file.weights().get(name).toTensor().floats()).containsExactly(tensor.floats());
            });
        }
    }

    @Test
    void choosesAFormatForEachTensor() {
        WeightSource weights = WeightSource.of(
                "test", Map.of("norm", Tensor.floats(counting(3), 3), "weight", Tensor.floats(counting(4), 2, 2)));
        Path path = folder.resolve("mixed.safetensors");
        new SafetensorsWriter(tensor -> tensor.shape().length == 1 ? FloatFormat.F32 : FloatFormat.BF16, Map.of())
                .write(path, weights);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.weights().get("norm").storage()).isEqualTo("F32");
            assertThat(file.weights().get("weight").storage()).isEqualTo("BF16");
        }
    }

    @Test
    void writesTheSameBytesTwice() throws IOException {
        WeightSource weights = WeightSource.of("test", Map.of("w", Tensor.floats(counting(5), 5)));
        SafetensorsWriter writer = new SafetensorsWriter(FloatFormat.F16, Map.of("b", "2", "a", "1", "c", "3"));
        writer.write(folder.resolve("one"), weights);
        writer.write(folder.resolve("two"), weights);
        assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path path = folder.resolve("model.safetensors");
        Files.writeString(path, "old");
        WeightSource failing = new FailingSource();
        assertThatThrownBy(() -> new SafetensorsWriter(FloatFormat.F32, Map.of()).write(path, failing))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("broken");
        assertThat(path).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void namesTheFileItCannotWrite() {
        Path path = folder.resolve("no-such-folder").resolve("model.safetensors");
        WeightSource weights = WeightSource.of("test", Map.of("w", Tensor.scalar(1f)));
        assertThatThrownBy(() -> new SafetensorsWriter(FloatFormat.F32, Map.of()).write(path, weights))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(path.toString());
    }

    @Test
    void refusesTheNameOfTheMetadata() {
        WeightSource weights = WeightSource.of("test", Map.of("__metadata__", Tensor.scalar(1f)));
        assertThatThrownBy(() -> new SafetensorsWriter(FloatFormat.F32, Map.of()).write(folder.resolve("x"), weights))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("__metadata__");
    }

    private static float[] counting(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i + 0.5f;
        }
        return values;
    }

    /** Its second tensor cannot be read. */
    private static final class FailingSource implements WeightSource {
        private final WeightSource sound = WeightSource.of("sound", Map.of("a", Tensor.floats(counting(4), 4)));

        @Override
        public Set<String> names() {
            return new java.util.LinkedHashSet<>(List.of("a", "b"));
        }

        @Override
        public WeightTensor find(String name) {
            WeightTensor tensor = sound.get("a");
            return name.equals("a") ? tensor : new BrokenTensor(tensor);
        }

        @Override
        public String description() {
            return "failing";
        }
    }

    private record BrokenTensor(WeightTensor model) implements WeightTensor {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public long[] shape() {
            return model.shape();
        }

        @Override
        public String storage() {
            return model.storage();
        }

        @Override
        public void read(long offset, float[] destination, int from, int count) {
            throw new CheckpointException("broken");
        }
    }
}
