package io.github.visionfromtext.core.checkup.model;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.model.llama.Generation;
import io.github.visionfromtext.core.model.llama.GenerationOptions;
import io.github.visionfromtext.core.model.llama.LlamaConfigReader;
import io.github.visionfromtext.core.model.llama.LlamaGenerator;
import io.github.visionfromtext.core.tokenizer.ChatFormat;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import io.github.visionfromtext.core.tokenizer.Tokenizers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** A chat model of the Llama family that runs here. It answers one message, with the most probable token each time. */
public final class LocalModel implements LanguageModel {
    private final String name;
    private final Tokenizer tokenizer;
    private final LlamaGenerator generator;
    private final ChatFormat format;
    private final int maxTokens;

    private LocalModel(String name, Tokenizer tokenizer, LlamaGenerator generator, ChatFormat format, int maxTokens) {
        this.name = name;
        this.tokenizer = tokenizer;
        this.generator = generator;
        this.format = format;
        this.maxTokens = maxTokens;
    }

    /**
     * Loads a model.
     *
     * @param path a HuggingFace folder or a GGUF file, with a chat template
     * @param backend what runs it; stays the caller's
     * @param maxTokens most tokens of a reply
     * @throws io.github.visionfromtext.VisionFromTextException if there is no such model in it
     */
    public static LocalModel load(Path path, Backend backend, WeightFormat weights, int maxTokens) {
        try (Checkpoint checkpoint = Checkpoints.open(path)) {
            Tokenizer tokenizer = Tokenizers.of(checkpoint);
            try {
                ChatFormat format = ChatFormat.of(tokenizer);
                LlamaGenerator generator = LlamaGenerator.load(
                        backend,
                        LlamaConfigReader.read(checkpoint.config()),
                        checkpoint.weights(),
                        weights,
                        Provenance.EMPTY);
                return new LocalModel(String.valueOf(path.getFileName()), tokenizer, generator, format, maxTokens);
            } catch (RuntimeException e) {
                tokenizer.close();
                throw e;
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Answers.
     *
     * @throws InvalidInputException if the question has more than one message or a temperature above 0
     */
    @Override
    public String reply(Question question, CancellationToken cancellation) {
        if (question.messages().size() != 1 || question.temperature() > 0) {
            throw new InvalidInputException(name + " answers one message at temperature 0, not "
                    + question.messages().size() + " at " + question.temperature());
        }
        long[] prompt = format.encode(tokenizer, question.messages().get(0).text());
        GenerationOptions options =
                GenerationOptions.of(maxTokens).withStops(stops()).with(cancellation);
        Generation generation = generator.generate(prompt, options);
        // Embeddings are often padded beyond the vocabulary; an id out there stands for no text.
        long[] known = Arrays.stream(generation.tokens())
                .filter(id -> id < tokenizer.vocabularySize())
                .toArray();
        return tokenizer.decode(known, false);
    }

    private Set<Long> stops() {
        Set<Long> stops = new HashSet<>();
        tokenizer.endOfText().ifPresent(stops::add);
        format.endOfTurn(tokenizer).ifPresent(stops::add);
        return stops;
    }

    @Override
    public void close() {
        try (tokenizer;
                generator) {
            // Both close, the second even if the first fails.
        }
    }
}
