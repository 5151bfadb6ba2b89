package io.github.visionfromtext.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.tensor.WeightTensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    @TempDir
    Path folder;

    @Test
    void opensAFolderWithOneFile() {
        try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path("llama/multi-head"))) {
            assertThat(checkpoint.files()).hasSize(1);
            assertThat(checkpoint.config().integer("hidden_size")).isEqualTo(32);
            assertThat(checkpoint.weights().get("model.norm.weight").shape()).containsExactly(32);
        }
    }

    @Test
    void opensAFolderWithShards() {
        try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path("llama/sharded-bfloat16"))) {
            assertThat(checkpoint.files()).hasSize(3);
            long parameters = 0;
            for (String name : checkpoint.weights().names()) {
                WeightTensor tensor = checkpoint.weights().get(name);
                assertThat(tensor.storage()).isEqualTo("BF16");
                parameters += tensor.elementCount();
            }
            assertThat(parameters).as("total_parameters of the index").isEqualTo(20128);
        }
    }

    @Test
    void opensAFileWithTheConfigurationBesideIt() {
        try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path("llama/mistral/model.safetensors"))) {
            assertThat(checkpoint.config().integer("head_dim")).isEqualTo(12);
        }
    }

    @Test
    void opensGgufUnderHuggingFaceNames() {
        try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path("gguf/llama.gguf"))) {
            assertThat(checkpoint.weights().names()).contains("model.embed_tokens.weight");
            assertThat(checkpoint.config().text("model_type")).isEqualTo("llama");
            assertThat(checkpoint.ggufMetadata()).isPresent();
        }
    }

    @Test
    void opensAFolderWithASingleGguf() throws IOException {
        Files.copy(Fixtures.path("gguf/llama.gguf"), folder.resolve("Some-Model.BF16.gguf"));
        Files.writeString(folder.resolve("README.md"), "a model");
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            assertThat(checkpoint.location()).isEqualTo(folder);
            assertThat(checkpoint.files()).containsExactly(folder.resolve("Some-Model.BF16.gguf"));
        }
    }

    @Test
    void recognisesAFileByItsContent() throws IOException {
        Path misnamed = folder.resolve("model.bin");
        Files.copy(Fixtures.path("gguf/llama.gguf"), misnamed);
        try (Checkpoint checkpoint = Checkpoints.open(misnamed)) {
            assertThat(checkpoint.ggufMetadata()).isPresent();
        }
    }

    @Test
    void hashesOneFileAsSha256sumDoes() throws IOException {
        Path file = folder.resolve("x.safetensors");
        Files.copy(Fixtures.path("llama/multi-head/model.safetensors"), file);
        try (Checkpoint checkpoint = Checkpoints.open(file)) {
            assertThat(checkpoint.sha256()).isEqualTo(ContentHash.of(Files.readAllBytes(file)));
        }
        assertThat(ContentHash.of("abc".getBytes(StandardCharsets.UTF_8)))
                .as("the example of FIPS 180-2")
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void hashOfShardsDependsOnEveryFileAndOnNoFolder() throws IOException {
        String original;
        try (Checkpoint checkpoint = Checkpoints.open(Fixtures.path("llama/sharded-bfloat16"))) {
            original = checkpoint.sha256();
        }
        copySharded();
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            assertThat(checkpoint.sha256()).isEqualTo(original);
        }
        Path shard = folder.resolve("model-00002-of-00003.safetensors");
        byte[] content = Files.readAllBytes(shard);
        content[content.length - 1] ^= 1;
        Files.write(shard, content);
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            assertThat(checkpoint.sha256()).isNotEqualTo(original);
        }
    }

    @Test
    void saysThatThereIsNoConfiguration() throws IOException {
        Files.copy(Fixtures.path("llama/multi-head/model.safetensors"), folder.resolve("model.safetensors"));
        try (Checkpoint checkpoint = Checkpoints.open(folder)) {
            assertThat(checkpoint.hasConfig()).isFalse();
            assertThatThrownBy(checkpoint::config)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("config.json");
        }
    }

    @Test
    void saysWhatAFolderLacks() {
        refuses(folder, "model.safetensors");
        refuses(folder.resolve("nowhere"), "no such file");
    }

    @Test
    void asksWhichOfSeveralIsMeant() throws IOException {
        Files.copy(Fixtures.path("gguf/llama.gguf"), folder.resolve("a.gguf"));
        Files.copy(Fixtures.path("gguf/llama.gguf"), folder.resolve("b.gguf"));
        refuses(folder, "[a.gguf, b.gguf]");
    }

    @Test
    void saysWhichShardIsMissing() throws IOException {
        copySharded();
        Files.delete(folder.resolve("model-00002-of-00003.safetensors"));
        refuses(folder, "model-00002-of-00003.safetensors: no such file");
    }

    @Test
    void saysWhichShardLacksATensor() throws IOException {
        copySharded();
        Files.copy(
                folder.resolve("model-00001-of-00003.safetensors"),
                folder.resolve("model-00003-of-00003.safetensors"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        refuses(folder, "model-00003-of-00003.safetensors: has no tensor 'lm_head.weight'");
    }

    @Test
    void saysWhatAFileIsInstead() throws IOException {
        Map<String, String> looks = Map.of(
                "", "empty",
                "version https://git-lfs.github.com/spec/v1\noid sha256:1", "git lfs pull",
                "<!DOCTYPE html><html>Not found", "web page",
                "\u0089HDF\r\n", "HDF5",
                "just some text", "expected safetensors");
        for (Map.Entry<String, String> look : looks.entrySet()) {
            Path file = folder.resolve("model.safetensors");
            Files.write(file, look.getKey().getBytes(StandardCharsets.ISO_8859_1));
            refuses(file, look.getValue());
        }
        refuses(Fixtures.path("torchzip/legacy.pt"), "before version 1.6");
    }

    @Test
    void filesAreClosedWithTheCheckpoint() {
        Checkpoint checkpoint = Checkpoints.open(Fixtures.path("llama/sharded-bfloat16"));
        checkpoint.close();
        for (String name : checkpoint.weights().names()) {
            assertThatThrownBy(() -> checkpoint.weights().get(name).toTensor())
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("closed");
        }
    }

    private void copySharded() throws IOException {
        try (var files = Files.list(Fixtures.path("llama/sharded-bfloat16"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void refuses(Path location, String expected) {
        assertThatThrownBy(() -> Checkpoints.open(location).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(location.toString())
                .hasMessageContaining(expected);
    }
}
