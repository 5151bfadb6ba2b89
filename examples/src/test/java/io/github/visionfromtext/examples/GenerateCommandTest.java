package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.examples.terminal.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    @TempDir
    static Path folder;

    private static Path model;

    private final CommandLineHarness vft = new CommandLineHarness();

    @BeforeAll
    static void writeModel() throws IOException {
        model = TinyModels.llama(folder.resolve("model"), 1);
        TinyModels.tokenizer(model);
    }

    @Test
    void textIsTheResultAndSpeedIsNot() {
        assertThat(generate("--prompt", "a cat", "--max-tokens", 5))
                .as(vft.err())
                .isZero();
        assertThat(vft.out()).isNotBlank().endsWith(System.lineSeparator());
        assertThat(vft.err()).hasLineCount(1).contains("tokens a second");
    }

    @Test
    void samePromptSameText() {
        CommandLineHarness again = new CommandLineHarness();
        generate("--prompt", "a cat");
        again.run("generate", "--model", model, "--prompt", "a cat");
        assertThat(again.out()).isEqualTo(vft.out());
    }

    @Test
    void everyBackendGivesTheSameText() {
        CommandLineHarness reference = new CommandLineHarness();
        generate("--prompt", "a hat", "--max-tokens", 8, "--backend", "djl-pytorch");
        reference.run("generate", "--model", model, "--prompt", "a hat", "--max-tokens", 8, "--backend", "reference");
        assertThat(reference.out()).isEqualTo(vft.out());
    }

    @Test
    void modelThatDoesNotChatSaysSo() {
        assertThat(generate("--prompt", "a cat", "--chat")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).hasLineCount(1).contains("no chat template", "continue a text");
        assertThat(vft.out()).isEmpty();
    }

    @Test
    void emptyPromptAndNoTokensAreErrors() {
        assertThat(generate("--prompt", "")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("prompt");
        assertThat(generate("--prompt", "a", "--max-tokens", 0)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("0 tokens");
    }

    @Test
    void promptLongerThanTheModelIsAnError() {
        assertThat(generate("--prompt", "xyz ".repeat(300))).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("256 positions");
    }

    @Test
    void modelWithoutAVocabularyIsNamed() throws IOException {
        Path bare = TinyModels.llama(folder.resolve("bare"), 1);
        assertThat(vft.run("generate", "--model", bare, "--prompt", "a")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).hasLineCount(1).contains(bare.toString(), "tokenizer.json");
    }

    @Test
    void modelOfAnotherArchitectureIsNamed() throws IOException {
        Path mae = TinyModels.mae(folder.resolve("mae"));
        Files.copy(model.resolve("tokenizer.json"), mae.resolve("tokenizer.json"));
        assertThat(vft.run("generate", "--model", mae, "--prompt", "a")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).hasLineCount(1).contains("vit_mae");
    }

    @Test
    void cancellationStopsIt() {
        vft.terminal().cancellation().cancel();
        assertThat(generate("--prompt", "a cat")).isEqualTo(ExitCodes.CANCELLED);
    }

    private int generate(Object... more) {
        Object[] arguments = new Object[3 + more.length];
        arguments[0] = "generate";
        arguments[1] = "--model";
        arguments[2] = model;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return vft.run(arguments);
    }
}
