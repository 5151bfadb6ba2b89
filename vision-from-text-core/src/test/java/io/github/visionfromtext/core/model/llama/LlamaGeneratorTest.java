package io.github.visionfromtext.core.model.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** The loop around the model, on a model that always answers the last token plus one. */
class LlamaGeneratorTest {
    private static final LlamaConfig SHAPE =
            new LlamaConfig(50, 8, 8, 1, 2, 1, 4, 1e-5, RotaryConfig.plain(10_000), false, false, true, 12);

    private final CountingBackend backend = new CountingBackend();
    private final LlamaGenerator generator =
            LlamaGenerator.load(backend, SHAPE, noWeights(), WeightFormat.FLOAT32, Provenance.EMPTY);

    @Test
    void eachTokenIsFedBackAtThePositionItStandsAt() {
        Generation generation = generator.generate(new long[] {7, 8, 9}, GenerationOptions.of(4));
        assertThat(generation.tokens()).containsExactly(10, 11, 12, 13);
        assertThat(generation.ended()).isFalse();
        assertThat(backend.calls).containsExactly("[7, 8, 9]@0", "[10]@3", "[11]@4", "[12]@5");
    }

    @Test
    void stopEndsTheTextAndIsNotPartOfIt() {
        Generation generation =
                generator.generate(new long[] {7}, GenerationOptions.of(9).withStops(Set.of(10L, 20L)));
        assertThat(generation.tokens()).containsExactly(8, 9);
        assertThat(generation.ended()).isTrue();
    }

    @Test
    void textEndsWithTheModelsPositions() {
        assertThat(generator
                        .generate(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, GenerationOptions.of(100))
                        .tokens())
                .containsExactly(11, 12);
        assertThat(backend.capacities).containsExactly(12L);
    }

    @Test
    void listenerHearsEveryTokenOnce() {
        List<Long> heard = new ArrayList<>();
        generator.generate(
                new long[] {7}, GenerationOptions.of(9).withStops(Set.of(10L)).with(heard::add));
        assertThat(heard).containsExactly(8L, 9L);
    }

    @Test
    void cancellationStopsBetweenTokensAndClosesTheSession() {
        CancellationToken token = new CancellationToken();
        GenerationOptions options = GenerationOptions.of(9).with(token).with((LongConsumer) id -> token.cancel());
        assertThatThrownBy(() -> generator.generate(new long[] {7}, options)).isInstanceOf(CancelledException.class);
        assertThat(backend.calls).hasSize(1);
        assertThat(backend.openSessions).isZero();
    }

    @Test
    void promptMustFitTheModel() {
        GenerationOptions options = GenerationOptions.of(1);
        assertThatThrownBy(() -> generator.generate(new long[0], options)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> generator.generate(new long[12], options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("12 positions");
        assertThatThrownBy(() -> generator.generate(new long[] {1, 50}, options))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Token 50");
        assertThatThrownBy(() -> GenerationOptions.of(0)).isInstanceOf(InvalidInputException.class);
    }

    private static WeightSource noWeights() {
        return WeightSource.of("none", Map.of());
    }

    /** Loads anything, and answers last id + 1. */
    private static final class CountingBackend implements Backend {
        final List<String> calls = new ArrayList<>();
        final List<Long> capacities = new ArrayList<>();
        int openSessions;

        @Override
        public BackendInfo info() {
            return new BackendInfo("counting", "none", "cpu", "", 1, Set.of(WeightFormat.FLOAT32), false);
        }

        @Override
        public LoadedModule load(GraphModule module, WeightSource weights, WeightFormat format) {
            return new CountingModule(module);
        }

        @Override
        public void close() {}

        private final class CountingModule implements LoadedModule {
            private final GraphModule module;

            CountingModule(GraphModule module) {
                this.module = module;
            }

            @Override
            public GraphModule module() {
                return module;
            }

            @Override
            public WeightFormat format() {
                return WeightFormat.FLOAT32;
            }

            @Override
            public Session openSession(Map<String, Long> lengths) {
                capacities.add(module.bindSession(lengths).get("capacity"));
                openSessions++;
                return new CountingSession();
            }

            @Override
            public TrainingSession openTraining(TrainingOptions options) {
                throw new AssertionError("nothing is trained here");
            }

            @Override
            public void close() {}
        }

        private final class CountingSession implements Session {
            @Override
            public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
                long[] ids = inputs.get("ids").ints();
                calls.add(Arrays.toString(ids) + "@" + inputs.get("position").ints()[0]);
                return Map.of("token", Tensor.ints(new long[] {ids[ids.length - 1] + 1}, 1, 1));
            }

            @Override
            public void close() {
                openSessions--;
            }
        }
    }
}
