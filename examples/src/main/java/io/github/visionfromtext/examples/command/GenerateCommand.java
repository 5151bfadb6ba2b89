package io.github.visionfromtext.examples.command;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.model.llama.Generation;
import io.github.visionfromtext.core.model.llama.GenerationOptions;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.LlamaConfigReader;
import io.github.visionfromtext.core.model.llama.LlamaGenerator;
import io.github.visionfromtext.core.tokenizer.ChatFormat;
import io.github.visionfromtext.core.tokenizer.SpecialTokens;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import io.github.visionfromtext.core.tokenizer.Tokenizers;
import io.github.visionfromtext.examples.option.BackendSelection;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft generate}. */
@Command(
        name = "generate",
        description = "Continues a text with a language model, the most probable token each time.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft generate --model SmolLM2-135M-Instruct.Q4_1.gguf --prompt \"Water boils at\"",
            "  vft generate --model SmolLM2-135M-Instruct.Q4_1.gguf --chat \\",
            "      --prompt \"What is image noise?\" --max-tokens 200"
        })
public final class GenerateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "PATH",
            description = "A Hugging Face folder or a GGUF file of the Llama family.")
    private Path model;

    @Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "What the text begins with.")
    private String prompt;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "64",
            description = "Tokens at most (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(names = "--chat", description = "The prompt is a question to a model that was trained to answer.")
    private boolean chat;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            defaultValue = "float32",
            description = "How the weights are kept: float32, bfloat16, int8, float16 or float64"
                    + " (default: ${DEFAULT-VALUE}).")
    private WeightFormat format;

    @Mixin
    private BackendSelection selection;

    public GenerateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        GenerationOptions options = GenerationOptions.of(maxTokens).with(terminal.cancellation());
        try (Checkpoint checkpoint = Checkpoints.open(model);
                Tokenizer tokenizer = Tokenizers.of(checkpoint)) {
            LlamaConfig config = LlamaConfigReader.read(checkpoint.config());
            long[] ids = chat
                    ? ChatFormat.of(tokenizer).encode(tokenizer, prompt)
                    : tokenizer.encode(prompt, SpecialTokens.ADDED);
            try (Backend backend = selection.open(format);
                    LlamaGenerator generator =
                            LlamaGenerator.load(backend, config, checkpoint.weights(), format, Provenance.EMPTY)) {
                Generation generation = print(generator, ids, options.withStops(stops(tokenizer)), tokenizer);
                report(generation, ids.length);
            }
        }
        return ExitCodes.OK;
    }

    private Generation print(LlamaGenerator generator, long[] ids, GenerationOptions options, Tokenizer tokenizer) {
        StreamedText text = new StreamedText(tokenizer, terminal.out());
        try {
            return generator.generate(ids, options.with(text));
        } finally {
            text.finish();
        }
    }

    private Set<Long> stops(Tokenizer tokenizer) {
        Set<Long> stops = new HashSet<>();
        tokenizer.endOfText().ifPresent(stops::add);
        if (chat) {
            ChatFormat.of(tokenizer).endOfTurn(tokenizer).ifPresent(stops::add);
        }
        return stops;
    }

    private void report(Generation generation, int promptLength) {
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "[%d tokens after a prompt of %d; prefill %.2f s, then %.1f tokens a second]%n",
                        generation.tokens().length,
                        promptLength,
                        generation.prefillTime().toNanos() * 1e-9,
                        generation.tokensPerSecond());
    }
}
