package io.github.visionfromtext.tck.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.tck.golden.FixtureFolder;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tiny random Llama gives what HuggingFace transformers gives, in loops too, and torch's gradients. */
public abstract class LlamaRules extends ModelRules {
    private static final String LLAMA = "grouped-query-tied";
    private static final int STEPS = 16;

    /** Called by the suite. */
    protected LlamaRules() {}

    @ParameterizedTest
    @ValueSource(strings = {LLAMA, "multi-head", "rope-llama3", "rope-linear", "biases", "mistral"})
    @Rule("M1")
    void llamaGivesWhatTransformersGives(String name) {
        llama(name, WeightFormat.FLOAT32);
    }

    @ParameterizedTest
    @EnumSource
    @Rule("M2")
    void llamaRunsInEveryFormat(WeightFormat format) {
        subject().need(format);
        llama(LLAMA, format);
    }

    private void llama(String name, WeightFormat format) {
        double tolerance = Tolerance.of(format).model();
        try (LlamaModel llama = new LlamaModel(name);
                LoadedModule module = llama.load(subject().backend(), format);
                Session session = open(module)) {
            Tensor embeddings = llama.golden("inputs_embeds");
            Tensor hidden = llama.golden("hidden");
            Map<String, Tensor> whole = session.run("forward", Map.of("embeddings", embeddings));
            assertDistance("hidden states", whole.get("hidden"), hidden, tolerance);
            assertDistance("logits", whole.get("logits"), llama.golden("logits"), tolerance);
            Map<String, Tensor> ids = Map.of("ids", llama.golden("input_ids"));
            assertDistance(
                    "logits of ids", session.run("read", ids, "logits"), llama.golden("logits_from_ids"), tolerance);
            int end = (int) embeddings.size(1);
            for (int from = 0, to = 5; to <= end; from = to, to++) {
                Tensor step = cached(session, positions(embeddings, from, to), from);
                assertDistance("the cache at " + from, step, positions(hidden, from, to), tolerance);
            }
        }
    }

    private static Session open(LoadedModule module) {
        return module.openSession(Map.of("batch", 2L, "capacity", 32L));
    }

    private static Tensor cached(Session session, Tensor embeddings, int position) {
        return session.run(
                "cached", Map.of("embeddings", embeddings, "position", Tensor.scalar((long) position)), "hidden");
    }

    /** Positions of axis 1 of a tensor of three axes. */
    private static Tensor positions(Tensor tensor, int from, int to) {
        return CachedModel.positions(tensor.reshape(tensor.size(0), 1, tensor.size(1), tensor.size(2)), from, to)
                .reshape(tensor.size(0), to - from, tensor.size(2));
    }

    /** Nothing corrects an error here: each step reads what the one before gave. */
    @Test
    @Rule("M3")
    void aLoopOverVisualTokensStaysWithTheReference() {
        Tensor[] expected = visualTokens(subject().reference(), WeightFormat.FLOAT64);
        Tensor[] actual = visualTokens(subject().backend(), WeightFormat.FLOAT32);
        double tolerance = 10 * Tolerance.of(WeightFormat.FLOAT32).model();
        for (int i = 0; i < STEPS; i++) {
            assertDistance("visual token " + i, actual[i], expected[i], tolerance);
        }
    }

    private static Tensor[] visualTokens(Backend backend, WeightFormat format) {
        try (LlamaModel llama = new LlamaModel(LLAMA);
                LoadedModule module = llama.load(backend, format);
                Session session = open(module)) {
            int prompt = 5;
            Tensor seen = cached(session, positions(llama.golden("inputs_embeds"), 0, prompt), 0);
            Tensor next = positions(seen, prompt - 1, prompt);
            Tensor[] tokens = new Tensor[STEPS];
            for (int i = 0; i < STEPS; i++) {
                next = cached(session, next, prompt + i);
                tokens[i] = next;
            }
            return tokens;
        }
    }

    @Test
    @Rule("M4")
    void aLoopOverWordsGivesTheSameWords() {
        assertArrayEquals(
                words(subject().reference(), WeightFormat.FLOAT64),
                words(subject().backend(), WeightFormat.FLOAT32),
                "token ids");
    }

    private static long[] words(Backend backend, WeightFormat format) {
        try (LlamaModel llama = new LlamaModel(LLAMA);
                LoadedModule module = llama.load(backend, format);
                Session session = open(module)) {
            Tensor ids = llama.golden("input_ids");
            LongStream said = LongStream.empty();
            for (int position = 0, i = 0; i < STEPS; i++) {
                Map<String, Tensor> inputs = Map.of("ids", ids, "position", Tensor.scalar((long) position));
                long[] tokens = session.run("next", inputs, "token").ints();
                int time = tokens.length / 2;
                ids = Tensor.ints(new long[] {tokens[time - 1], tokens[2 * time - 1]}, 2, 1);
                said = LongStream.concat(said, Arrays.stream(ids.ints()));
                position += time;
            }
            return said.toArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Rule("M7")
    void gradientsThroughLlamaAreTorchs(WeightFormat format) {
        subject().needGradients();
        subject().need(format);
        try (FixtureFolder folder = FixtureFolder.copy("gradients", "llama.safetensors");
                LlamaModel llama = new LlamaModel(LLAMA);
                LoadedModule module = llama.load(subject().backend(), format)) {
            Map<String, Tensor> golden = folder.tensors("llama.safetensors");
            Set<String> weights = new TreeSet<>();
            golden.keySet().stream()
                    .filter(name -> name.startsWith("projection.model"))
                    .forEach(name -> weights.add(name.substring("projection.".length())));
            Map<String, Tensor> inputs = Map.of(
                    "embeddings", Objects.requireNonNull(golden.get("inputs_embeds")),
                    "projection", Objects.requireNonNull(golden.get("projection")));
            try (TrainingSession training = module.openTraining(new TrainingOptions(weights, Set.of()))) {
                training.accumulate("project", inputs, "loss", 1);
                Map<String, Tensor> gradients = training.gradients();
                double[] actual = all(weights, name -> gradients.get(name));
                double[] expected = all(weights, name -> golden.get("projection." + name));
                assertGradients(actual, expected, format);
            }
        }
    }

    private interface Named {
        @Nullable
        Tensor get(String name);
    }

    private static double[] all(Set<String> names, Named tensors) {
        return names.stream()
                .map(name -> Objects.requireNonNull(tensors.get(name), name))
                .flatMapToDouble(tensor -> DoubleStream.of(tensor.doubles()))
                .toArray();
    }
}
