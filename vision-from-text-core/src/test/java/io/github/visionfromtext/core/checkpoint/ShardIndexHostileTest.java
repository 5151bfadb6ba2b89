package io.github.visionfromtext.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardIndexHostileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.safetensors",
                "/etc/passwd",
                "a/b.safetensors",
                "..",
                ".",
                "",
                ".hidden",
                "a\\\\b.safetensors",
                "c:x.safetensors",
                "nul\\u0000.safetensors",
                "~/x"
            })
    void pathsOutOfTheFolder(String name) throws IOException {
        refuses("{\"weight_map\":{\"w\":\"" + name + "\"}}", "plain name");
    }

    @Test
    void longFileName() throws IOException {
        refuses("{\"weight_map\":{\"w\":\"" + "a".repeat(100_000) + "\"}}", "plain name");
    }

    @Test
    void noWeightMap() throws IOException {
        refuses("{\"metadata\":{}}", "no weight_map");
        refuses("{\"weight_map\":{}}", "no weight_map");
        refuses("{\"weight_map\":[]}", "expected START_OBJECT");
        refuses("{\"weight_map\":{\"w\":3}}", "expected VALUE_STRING");
    }

    @Test
    void duplicateTensor() throws IOException {
        refuses("{\"weight_map\":{\"w\":\"a\",\"w\":\"b\"}}", "Duplicate field 'w'");
    }

    @Test
    void truncated() throws IOException {
        refuses("{\"weight_map\":{\"w\":\"a.safeten", "not valid JSON");
    }

    @Test
    void deepJson() throws IOException {
        refuses("{\"metadata\":" + "[".repeat(1_000_000), "nesting depth");
    }

    @Test
    void anIndexThatNamesItself() throws IOException {
        refuses("{\"weight_map\":{\"w\":\"model.safetensors.index.json\"}}", "SHARD_INDEX");
    }

    private void refuses(String json, String expected) throws IOException {
        Path index = Files.writeString(folder.resolve("model.safetensors.index.json"), json);
        assertThatThrownBy(() -> Checkpoints.open(folder).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(index.getFileName().toString())
                .hasMessageContaining(expected);
    }
}
