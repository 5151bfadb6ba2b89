package io.github.visionfromtext.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelConfigTest {
    @TempDir
    Path folder;

    @Test
    void readsValuesOfEveryType() throws IOException {
        ModelConfig config = config("""
                {"int": 7, "real": 1e-5, "yes": true, "text": "silu", "none": null,
                 "list": [1, 2], "words": ["a", "b"], "rope_scaling": {"factor": 8}}
                """);
        assertThat(config.integer("int")).isEqualTo(7);
        assertThat(config.number("real")).isEqualTo(1e-5);
        assertThat(config.number("int")).isEqualTo(7);
        assertThat(config.flag("yes", false)).isTrue();
        assertThat(config.text("text")).isEqualTo("silu");
        assertThat(config.integers("list")).containsExactly(1, 2);
        assertThat(config.integers("int")).containsExactly(7);
        assertThat(config.numbers("list")).containsExactly(1.0, 2.0);
        assertThat(config.numbers("real")).containsExactly(1e-5);
        assertThat(config.isObject("rope_scaling")).isTrue();
        assertThat(config.isObject("list")).isFalse();
        assertThat(config.texts("words")).containsExactly("a", "b");
        assertThat(config.object("rope_scaling").orElseThrow().integer("factor"))
                .isEqualTo(8);
    }

    @Test
    void absentAndNullGiveTheDefault() throws IOException {
        ModelConfig config = config("{\"none\": null}");
        for (String key : List.of("none", "absent")) {
            assertThat(config.has(key)).isFalse();
            assertThat(config.integer(key, 3)).isEqualTo(3);
            assertThat(config.number(key, 0.5)).isEqualTo(0.5);
            assertThat(config.flag(key, true)).isTrue();
            assertThat(config.text(key, "x")).isEqualTo("x");
            assertThat(config.integers(key)).isEmpty();
            assertThat(config.texts(key)).isEmpty();
            assertThat(config.numbers(key)).isEmpty();
            assertThat(config.isObject(key)).isFalse();
            assertThat(config.object(key)).isEmpty();
            refuses(() -> config.integer(key), key, "missing");
        }
    }

    @Test
    void errorsNameFileAndKey() throws IOException {
        ModelConfig config =
                config("{\"a\": \"x\", \"b\": 1.5, \"c\": 3000000000, \"d\": {\"e\": []}, \"f\": [1, \"x\"]}");
        refuses(() -> config.integer("a"), "a is", "\"x\"", "whole number");
        refuses(() -> config.integer("b"), "b is", "1.5");
        refuses(() -> config.integer("c"), "c is", "3000000000");
        refuses(() -> config.integer("c", 1), "c is");
        refuses(() -> config.flag("a", false), "true or false");
        refuses(() -> config.text("b"), "a string");
        refuses(() -> config.number("a"), "a number");
        refuses(() -> config.object("a"), "an object");
        refuses(() -> config.integers("f"), "f is");
        refuses(() -> config.texts("f"), "f is");
        refuses(() -> config.numbers("f"), "f is", "numbers");
        refuses(() -> config.object("d").orElseThrow().integer("e"), "d.e is");
    }

    @Test
    void worksOverValuesInMemory() {
        ModelConfig config = ModelConfig.of("made here", Map.of("a", 1, "b", Map.of("c", 2.5)));
        assertThat(config.integer("a")).isEqualTo(1);
        assertThat(config.object("b").orElseThrow().number("c")).isEqualTo(2.5);
        assertThatThrownBy(() -> config.integer("x")).hasMessageContaining("made here");
    }

    @Test
    void refusesWhatIsNoConfiguration() throws IOException {
        refuses(() -> config("[]"), "expected a JSON object");
        refuses(() -> config(""), "expected a JSON object");
        refuses(() -> config("{\"a\": 1"), "not valid JSON");
        refuses(() -> config("{\"a\": 1, \"a\": 2}"), "Duplicate field 'a'");
        refuses(() -> config("{\"a\":".repeat(100_000)), "nesting depth");
        refuses(() -> config(" ".repeat(9 << 20)), "too many for such a file");
    }

    private ModelConfig config(String json) throws IOException {
        return ModelConfig.read(Files.writeString(folder.resolve("config.json"), json));
    }

    private static void refuses(ThrowingCallable call, String... expected) {
        assertThatThrownBy(call)
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("config.json")
                .hasMessageContainingAll(expected);
    }
}
