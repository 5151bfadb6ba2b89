package io.github.visionfromtext.core.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdapterFolderTest {
    @TempDir
    Path folder;

    private final RestorationModel.Adapter adapter = TinyRestoration.adapter(TinyRestoration.FULL);

    private static void assertSame(WeightSource read, WeightSource written) {
        assertThat(read.names()).containsExactlyInAnyOrderElementsOf(written.names());
        for (String name : written.names()) {
            assertThat(read.get(name).shape()).isEqualTo(written.get(name).shape());
            assertThat(read.get(name).toTensor().floats())
                    .as(name)
                    .isEqualTo(written.get(name).toTensor().floats());
        }
    }

    @Test
    void whatIsWrittenInFloat32IsReadBackBitByBit() {
        AdapterFolder.write(folder, adapter.spec(), adapter.weights(), FloatFormat.F32);
        RestorationModel.Adapter read = AdapterFolder.read(folder);
        assertThat(read.spec()).usingRecursiveComparison().isEqualTo(adapter.spec());
        assertSame(read.weights(), adapter.weights());
    }

    /** BFLOAT16 keeps the upper half of a float's bits. */
    @Test
    void whatFitsIntoBfloat16IsReadBackBitByBit() {
        Map<String, Tensor> exact = new HashMap<>();
        TinyRestoration.adapterWeights(TinyRestoration.FULL).forEach((name, tensor) -> {
            float[] values = tensor.floats().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.intBitsToFloat(Float.floatToRawIntBits(values[i]) & 0xffff0000);
            }
            exact.put(name, Tensor.floats(values, tensor.shape()));
        });
        WeightSource source = WeightSource.of("exact", exact);
        AdapterFolder.write(folder, adapter.spec(), source, FloatFormat.BF16);
        assertSame(AdapterFolder.read(folder).weights(), source);
    }

    @ParameterizedTest
    @EnumSource
    void writingWhatWasReadGivesTheSameBytes(FloatFormat format) throws IOException {
        AdapterFolder.write(folder.resolve("a"), adapter.spec(), adapter.weights(), format);
        RestorationModel.Adapter read = AdapterFolder.read(folder.resolve("a"));
        AdapterFolder.write(folder.resolve("b"), read.spec(), read.weights(), format);
        for (String file : List.of(AdapterFolder.CONFIG, "adapter.safetensors")) {
            assertThat(folder.resolve("b").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(file));
        }
    }

    @Test
    void aNewAdapterReplacesTheOldOne() {
        AdapterFolder.write(folder, adapter.spec(), adapter.weights(), FloatFormat.F32);
        RestorationModel.Adapter other = TinyRestoration.adapter(TinyRestoration.PLAIN);
        AdapterFolder.write(folder, other.spec(), other.weights(), FloatFormat.F32);
        RestorationModel.Adapter read = AdapterFolder.read(folder);
        assertThat(read.spec().adapter()).isEqualTo(TinyRestoration.PLAIN);
        assertSame(read.weights(), other.weights());
    }

    @Test
    void aSaveThatFailsLeavesTheOldAdapterWholeAndNothingElse() throws IOException {
        AdapterFolder.write(folder, adapter.spec(), adapter.weights(), FloatFormat.F32);
        WeightSource other = TinyRestoration.adapter(TinyRestoration.PLAIN).weights();
        assertThatThrownBy(() -> AdapterFolder.write(
                        folder,
                        TinyRestoration.adapter(TinyRestoration.PLAIN).spec(),
                        failingAt("learnable_task_token", other),
                        FloatFormat.F32))
                .hasMessage("the disk is gone");
        RestorationModel.Adapter read = AdapterFolder.read(folder);
        assertThat(read.spec()).usingRecursiveComparison().isEqualTo(adapter.spec());
        assertSame(read.weights(), adapter.weights());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertThatThrownBy(() -> AdapterFolder.write(file, adapter.spec(), adapter.weights(), FloatFormat.F32))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file.toString());
    }

    /** A source whose tensor of that name has a shape but cannot be read. */
    private static WeightSource failingAt(String failing, WeightSource source) {
        return new WeightSource() {
            @Override
            public Set<String> names() {
                return source.names();
            }

            @Override
            public WeightTensor find(String name) {
                return name.equals(failing) ? new Unreadable(source.get(name)) : source.find(name);
            }

            @Override
            public String description() {
                return source.description();
            }
        };
    }

    private record Unreadable(WeightTensor tensor) implements WeightTensor {
        @Override
        public String name() {
            return tensor.name();
        }

        @Override
        public long[] shape() {
            return tensor.shape();
        }

        @Override
        public String storage() {
            return tensor.storage();
        }

        @Override
        public void read(long offset, float[] destination, int from, int count) {
            throw new CheckpointException("the disk is gone");
        }
    }
}
