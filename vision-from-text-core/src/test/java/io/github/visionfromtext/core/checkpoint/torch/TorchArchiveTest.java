package io.github.visionfromtext.core.checkpoint.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against torch.save; the fixtures are made by {@code tools/fixtures/make_torch_zip.py}. */
class TorchArchiveTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"tensors, tensors", "protocol4, tensors", "module, module", "delta, delta"})
    void readsWhatTorchSaved(String archive, String golden) {
        try (TorchArchive file = TorchArchive.open(Fixtures.path("torchzip/" + archive + ".pt"));
                SafetensorsFile expected = SafetensorsFile.open(Fixtures.path("torchzip/" + golden + ".safetensors"))) {
            assertThat(file.weights().names())
                    .containsExactlyInAnyOrderElementsOf(expected.weights().names());
            for (String name : expected.weights().names()) {
                assertEqual(file.weights().get(name), expected.weights().get(name));
            }
        }
    }

    @Test
    void keepsTheElementTypes() {
        try (TorchArchive file = TorchArchive.open(Fixtures.path("torchzip/tensors.pt"))) {
            WeightSource weights = file.weights();
            assertThat(List.of("float64", "float16", "bfloat16", "int64", "int8", "uint8", "bool"))
                    .map(name -> weights.get(name).storage())
                    .containsExactly("F64", "F16", "BF16", "I64", "I8", "U8", "BOOL");
        }
    }

    @Test
    void namesTensorsOfATrainingState() {
        try (TorchArchive file = TorchArchive.open(Fixtures.path("torchzip/nested.pt"));
                SafetensorsFile expected = SafetensorsFile.open(Fixtures.path("torchzip/nested.safetensors"))) {
            assertThat(file.weights().names())
                    .containsExactly(
                            "adapter.weight",
                            "adapter.bias",
                            "deadapter.weight",
                            "deadapter.bias",
                            "learnable_task_token",
                            "optimizer.moments.0");
            for (String name : file.weights().names()) {
                String golden = name.startsWith("optimizer") ? "loose" : name;
                assertThat(file.weights().get(name).toTensor().floats())
                        .containsExactly(
                                expected.weights().get(golden).toTensor().floats());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"shared.transposed", "shared.every_third", "shared.block", "expanded", "permuted_bfloat16"})
    void readsAnyRangeOfAView(String name) {
        try (TorchArchive file = TorchArchive.open(Fixtures.path("torchzip/tensors.pt"))) {
            WeightTensor tensor = file.weights().get(name);
            float[] whole = tensor.toTensor().floats();
            for (int offset = 0; offset < whole.length; offset++) {
                for (int count = 0; count <= whole.length - offset; count++) {
                    float[] part = new float[count];
                    tensor.read(offset, part, 0, count);
                    assertThat(part).containsExactly(Arrays.copyOfRange(whole, offset, offset + count));
                }
            }
        }
    }

    @Test
    void isOpenedAsACheckpoint() {
        try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path("torchzip/delta.pt"))) {
            assertThat(checkpoint.weights().get("learnable_task_token").shape()).containsExactly(1, 10, 12);
            assertThat(checkpoint.hasConfig()).isFalse();
        }
    }

    @Test
    void isOpenedInShards() throws IOException {
        Files.copy(Fixtures.path("torchzip/delta.pt"), folder.resolve("pytorch_model-00001-of-00002.bin"));
        Files.copy(Fixtures.path("torchzip/module.pt"), folder.resolve("pytorch_model-00002-of-00002.bin"));
        Files.writeString(
                folder.resolve("pytorch_model.bin.index.json"),
                "{\"weight_map\": {\"adapter.bias\": \"pytorch_model-00001-of-00002.bin\","
                        + " \"0.weight\": \"pytorch_model-00002-of-00002.bin\"}}");
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            assertThat(checkpoint.weights().names()).containsExactly("adapter.bias", "0.weight");
            assertThat(checkpoint.weights().get("0.weight").shape()).containsExactly(2, 3);
        }
    }

    private static void assertEqual(WeightTensor actual, WeightTensor expected) {
        assertThat(actual.name()).isEqualTo(expected.name());
        assertThat(actual.shape()).as(expected.name()).isEqualTo(expected.shape());
        assertThat(actual.toTensor().floats())
                .as(expected.name())
                .isEqualTo(expected.toTensor().floats());
    }
}
