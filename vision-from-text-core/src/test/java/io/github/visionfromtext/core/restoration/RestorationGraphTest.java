package io.github.visionfromtext.core.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.RotaryConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig.Blocks;
import io.github.visionfromtext.core.restoration.AdapterConfig.Skip;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.core.training.InitialWeights.Initializer;
import io.github.visionfromtext.restoration.Decoding;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions of a restoration module against each other, on random weights in double precision. */
class RestorationGraphTest {
    private static final LlamaConfig LLAMA =
            new LlamaConfig(40, 16, 24, 2, 4, 2, 4, 1e-5, RotaryConfig.plain(10_000), false, false, true, 64);
    private static final MaeConfig MAE =
            new MaeConfig(16, 8, 3, new Blocks(6, 1, 2, 8, true), new Blocks(8, 1, 2, 8, true), 1e-12, false);
    private static final Conversation CONVERSATION = new Conversation(
            new long[] {1, 5, 9}, new long[] {4}, new long[] {7, 8}, new long[] {2, 3}, new long[] {6, 11, 12}, 3);
    private static final int BATCH = 2;

    static AdapterConfig[] variants() {
        return new AdapterConfig[] {
            variant(false, Skip.NONE, false),
            variant(true, Skip.NONE, false),
            variant(false, Skip.IDENTITY, true),
            variant(true, Skip.LINEAR, true)
        };
    }

    private static AdapterConfig variant(boolean conditioned, Skip skip, boolean standardised) {
        return new AdapterConfig(
                MAE.tokens(),
                MAE.encoder().hiddenSize(),
                3,
                LLAMA.hiddenSize(),
                conditioned ? LLAMA.layers() : 1,
                conditioned,
                skip,
                standardised,
                skip == Skip.LINEAR);
    }

    private static Initializer rule(String name, long[] shape) {
        boolean positive = name.contains("norm") || name.equals("feature.deviation");
        return positive ? Initializer.ONES : Initializer.normal(0.3);
    }

    private static Tensor degraded() {
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[BATCH * MAE.tokens() * MAE.encoder().hiddenSize()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.floats(values, BATCH, MAE.tokens(), MAE.encoder().hiddenSize());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void parallelDecodingEndsWhereSequentialDecodingDoes(AdapterConfig config) {
        try (Backend backend = Backends.open("reference", BackendOptions.DEFAULT);
                LoadedModule module = load(backend, config)) {
            Tensor sequential = generate(module, new Decoding.Sequential());
            Tensor parallel = generate(module, new Decoding.FixedPoint(0, 100));
            for (int i = 0; i < sequential.elementCount(); i++) {
                assertThat(parallel.floats()[i]).isCloseTo(sequential.floats()[i], within(1e-5f));
            }
        }
    }

    /** Fed its own free-running output as the truth, the model predicts every token of it: one recurrence, written twice. */
    @ParameterizedTest
    @MethodSource("variants")
    void teacherForcingAgreesWithGeneration(AdapterConfig config) {
        try (Backend backend = Backends.open("reference", BackendOptions.DEFAULT);
                LoadedModule module = load(backend, config);
                Session session = module.openSession(Map.of("batch", (long) BATCH, "capacity", 32L))) {
            Tensor own = generate(module, new Decoding.Sequential());
            assertThat(visionLoss(session, own, config.detail())).isLessThan(1e-9);
            assertThat(visionLoss(session, degraded(), config.detail())).isGreaterThan(1e-3);
        }
    }

    private static double visionLoss(Session session, Tensor target, boolean detail) {
        Map<String, Tensor> inputs = new LinkedHashMap<>(CONVERSATION.trainingInputs());
        inputs.put("degraded", degraded());
        inputs.put("target", target);
        inputs.put("tokens", target);
        inputs.put("rgb", Tensor.floats(new float[BATCH * 3 * 16 * 16], BATCH, 3, 16, 16));
        if (detail) {
            inputs.put("degradedRgb", inputs.get("rgb"));
        }
        return session.run(RestorationGraph.LOSS, inputs, "visionLoss").doubles()[0];
    }

    private static LoadedModule load(Backend backend, AdapterConfig config) {
        var graph = RestorationGraph.forTraining(LLAMA, config, MAE, RestorationLoss.PIXELS)
                .module();
        return backend.load(graph, InitialWeights.draw(graph, 5, RestorationGraphTest::rule), WeightFormat.FLOAT64);
    }

    private static Tensor generate(LoadedModule module, Decoding decoding) {
        long capacity = CONVERSATION.promptLength(MAE.tokens()) + (long) MAE.tokens();
        try (Session session = module.openSession(Map.of("batch", (long) BATCH, "capacity", capacity))) {
            return VisualTokenLoop.of(decoding)
                    .generate(session, CONVERSATION, degraded(), VisualTokenLoop.Listening.NONE)
                    .tokens();
        }
    }
}
