package io.github.visionfromtext.benchmarks;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.restoration.AdapterConfig;
import io.github.visionfromtext.core.restoration.RestorationGraph;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.core.training.InitialWeights.Initializer;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A restoration module on random weights with a session behind its prompt, which includes the {@value #TOKENS} visual tokens
 * of the degraded image, of {@value #FEATURES} features each.
 */
final class RestorationState implements AutoCloseable {
    static final int TOKENS = 65;
    static final int FEATURES = 192;
    private static final int TASK_TOKENS = 10;

    private final Backend backend;
    private final LoadedModule module;
    private final Session session;
    private final Map<String, Tensor> prompt;
    private final Tensor token;
    private final Tensor degraded;
    private final int promptLength;
    private long position;

    /** @param promptLength positions of the prompt, 85 or more */
    RestorationState(
            String backendName, int threads, ModelShape shape, WeightFormat format, int batch, int promptLength) {
        this.promptLength = promptLength;
        position = promptLength;
        backend = Backends.open(backendName, BackendOptions.DEFAULT.withThreads(threads));
        AdapterConfig adapter =
                AdapterConfig.conditioned(TOKENS, FEATURES, shape.config().hiddenSize());
        GraphModule graph =
                RestorationGraph.forInference(shape.config(), adapter).module();
        module = backend.load(graph, InitialWeights.draw(graph, 0, RestorationState::rule), format);
        session = module.openSession(Map.of("batch", (long) batch, "capacity", (long) promptLength + TOKENS));
        degraded = random(batch, TOKENS, FEATURES);
        token = random(batch, 1, FEATURES);
        prompt = prompt(degraded, promptLength);
        prefill();
    }

    static Initializer rule(String name, long[] shape) {
        boolean norm = name.contains("norm") || name.equals("feature.deviation");
        return norm ? Initializer.ONES : Initializer.normal(0.02);
    }

    static Map<String, Tensor> prompt(Tensor degraded, int length) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("before", ids(length - TOKENS - TASK_TOKENS - 6));
        inputs.put("between", ids(2));
        inputs.put("after", ids(2));
        inputs.put("tag", ids(2));
        inputs.put("degraded", degraded);
        return inputs;
    }

    static Tensor ids(int count) {
        return Tensor.ints(new SplittableRandom(count).longs(count, 0, 2048).toArray(), count);
    }

    static Tensor random(long... shape) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[(int) Tensor.elementCount(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.floats(values, shape);
    }

    /** The prompt; yields token 0. */
    Tensor prefill() {
        return session.run("prefill", prompt, "tokens");
    }

    /** One visual token behind the prompt. */
    Tensor step() {
        Map<String, Tensor> inputs = Map.of("tokens", token, "degraded", token, "position", Tensor.scalar(position));
        position = position + 1 < promptLength + TOKENS ? position + 1 : promptLength;
        return session.run("advance", inputs, "tokens");
    }

    /** Prompt and all tokens at once: pass 1 of fixed-point decoding. */
    Tensor draft() {
        Map<String, Tensor> inputs = new LinkedHashMap<>(prompt);
        inputs.put("tokens", tokensButLast());
        return session.run("draft", inputs, "tokens");
    }

    /** All tokens again behind the cached prompt: a further pass. */
    Tensor refine() {
        return session.run(
                "advance",
                Map.of("tokens", tokensButLast(), "degraded", tokensButLast(), "position", Tensor.scalar((long)
                        promptLength)),
                "tokens");
    }

    private Tensor tokensButLast() {
        return random(degraded.size(0), TOKENS - 1, FEATURES);
    }

    @Override
    public void close() {
        try (backend;
                module;
                session) {
            // All close, the later ones even if an earlier one fails.
        }
    }
}
