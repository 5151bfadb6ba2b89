package io.github.visionfromtext.core.model.llama;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * Continues token ids greedily: the most probable token each time, so the same prompt gives the same text. Immutable and
 * thread-safe; each call opens a session of its own. Closing it frees the model.
 *
 * <p>Not a chat: prompts, templates and tokenizers are the caller's.
 */
public final class LlamaGenerator implements AutoCloseable {
    private static final String NEXT = "next";

    private final LlamaConfig config;
    private final LoadedModule module;
    private final Provenance provenance;

    private LlamaGenerator(LlamaConfig config, LoadedModule module, Provenance provenance) {
        this.config = config;
        this.module = module;
        this.provenance = provenance;
    }

    /**
     * Loads a model.
     *
     * @param weights by HuggingFace's names; read during this call only
     * @param provenance of the weights
     * @throws io.github.visionfromtext.VisionFromTextException as {@link Backend#load} does
     */
    public static LlamaGenerator load(
            Backend backend, LlamaConfig config, WeightSource weights, WeightFormat format, Provenance provenance) {
        Provenance all = provenance.withAll("", backend.info().provenance()).with("language-model.format", format);
        return new LlamaGenerator(config, backend.load(graph(config), weights, format), all);
    }

    /** One function for prompt and steps alike: ids in, the token that follows the last of them out. */
    private static GraphModule graph(LlamaConfig config) {
        GraphModule.Builder module = GraphModule.builder("llama");
        LlamaGraph llama = new LlamaGraph(module, config);
        FunctionBuilder f = module.function(NEXT);
        Dim count = Dim.symbol("count");
        Value ids = f.intInput("ids", LlamaGraph.BATCH, count);
        Value hidden = llama.forwardCached(f, llama.embed(ids), f.intInput("position"), null);
        f.output("token", llama.logits(hidden.slice(1, count.minus(1), count)).argMax(-1));
        return module.build();
    }

    /**
     * Continues a prompt.
     *
     * @param prompt token ids, at least one
     * @throws InvalidInputException if the prompt is empty, leaves no room for a token within the model's positions, or holds
     *     an id outside its vocabulary
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public Generation generate(long[] prompt, GenerationOptions options) {
        requireFits(prompt);
        int capacity = (int) Math.min(config.maxPositions(), (long) prompt.length + options.maxTokens());
        Map<String, Long> lengths =
                Map.of(LlamaGraph.BATCH.toString(), 1L, LlamaGraph.CAPACITY.toString(), (long) capacity);
        try (Session session = module.openSession(lengths)) {
            return generate(session, prompt, capacity - prompt.length, options);
        }
    }

    private Generation generate(Session session, long[] prompt, int room, GenerationOptions options) {
        long[] tokens = new long[room];
        int count = 0;
        long position = 0;
        long[] ids = prompt;
        long start = System.nanoTime();
        long first = start;
        boolean ended = false;
        while (count < room && !ended) {
            options.cancellation().throwIfCancelled("Generating text");
            long token = next(session, ids, position);
            position += ids.length;
            if (count == 0) {
                first = System.nanoTime();
            }
            ended = options.stops().contains(token);
            if (!ended) {
                tokens[count++] = token;
                options.listener().accept(token);
                ids = new long[] {token};
            }
        }
        return new Generation(
                Arrays.copyOf(tokens, count),
                ended,
                Duration.ofNanos(first - start),
                Duration.ofNanos(System.nanoTime() - first),
                provenance);
    }

    private static long next(Session session, long[] ids, long position) {
        return session.run(
                        NEXT,
                        Map.of("ids", Tensor.ints(ids, 1, ids.length), "position", Tensor.scalar(position)),
                        "token")
                .ints()[0];
    }

    private void requireFits(long[] prompt) {
        if (prompt.length == 0) {
            throw new InvalidInputException("The prompt has no token; give a few words");
        }
        if (prompt.length >= config.maxPositions()) {
            throw new InvalidInputException("The prompt has " + prompt.length + " tokens and leaves no room in the "
                    + config.maxPositions() + " positions of the model; shorten it");
        }
        for (long id : prompt) {
            if (id < 0 || id >= config.vocabularySize()) {
                throw new InvalidInputException("Token " + id + " is not in the model's vocabulary of "
                        + config.vocabularySize() + "; use the tokenizer that belongs to the model");
            }
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
