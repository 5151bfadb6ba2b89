package io.github.visionfromtext.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReferenceBackendTest {
    private final Backend backend = Backends.open("reference", BackendOptions.DEFAULT);

    @AfterEach
    void close() {
        backend.close();
    }

    /** {@code y = x w^T}, w {@code [2, 3]}. */
    private static GraphModule linear() {
        GraphModule.Builder module = GraphModule.builder("linear");
        FunctionBuilder f = module.function("apply");
        Value x = f.input("x", Dim.symbol("rows"), 3);
        f.output("y", x.linear(module.weight("w", 2, 3), null));
        return module.build();
    }

    private static WeightSource weights(double... w) {
        return WeightSource.of("test weights", Map.of("w", Tensor.doubles(w, 2, 3)));
    }

    private static final WeightSource WEIGHTS = weights(1, 0, 0, 0, 10, 100);
    private static final Map<String, Tensor> X = Map.of("x", Tensor.floats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));

    @Test
    void computesInDoublePrecision() {
        try (Session session = load(weights(1 / 3.0, 0, 0, 0, 0, 1)).openSession(Map.of())) {
            assertThat(session.run("apply", X).get("y").doubles()).containsExactly(1 / 3.0, 3, 4 / 3.0, 6);
        }
    }

    @Test
    void roundsWeightsToFloat32WhenAskedTo() {
        LoadedModule module = backend.load(linear(), weights(1 / 3.0, 0, 0, 0, 0, 1), WeightFormat.FLOAT32);
        try (Session session = module.openSession(Map.of())) {
            assertThat(session.run("apply", X).get("y").doubles()[0]).isEqualTo((double) (1 / 3f));
        }
    }

    private LoadedModule load(WeightSource weights) {
        return backend.load(linear(), weights, WeightFormat.FLOAT64);
    }

    @Test
    void refusesFormatsItDoesNotOffer() {
        for (WeightFormat format : Set.of(WeightFormat.BFLOAT16, WeightFormat.FLOAT16, WeightFormat.INT8)) {
            assertThat(backend.info().formats()).doesNotContain(format);
            assertThatThrownBy(() -> backend.load(linear(), WEIGHTS, format))
                    .isInstanceOf(UnsupportedCapabilityException.class)
                    .hasMessageContainingAll(format.name(), "FLOAT64");
        }
    }

    @Test
    void refusesAnotherDevice() {
        assertThatThrownBy(() -> Backends.open("reference", BackendOptions.DEFAULT.withDevice("cuda:1")))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("cuda:1");
    }

    @Test
    void namesBackendsThatTrain() {
        assertThat(backend.info().trains()).isFalse();
        assertThatThrownBy(() -> load(WEIGHTS).openTraining(new TrainingOptions(Set.of("w"), Set.of())))
                .isInstanceOf(UnsupportedCapabilityException.class)
                .hasMessageContaining("djl-pytorch");
    }

    @Test
    void namesMissingAndMisshapenWeights() {
        assertThatThrownBy(() -> load(WeightSource.of("empty.safetensors", Map.of())))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("empty.safetensors", "'w'", "[2, 3]");
        assertThatThrownBy(() -> load(WeightSource.of("odd", Map.of("w", Tensor.floats(new float[6], 3, 2)))))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContainingAll("odd", "'w'", "[3, 2]", "expected [2, 3]");
    }

    @Test
    void refusesWhatDoesNotFitAFunction() {
        try (Session session = load(WEIGHTS).openSession(Map.of())) {
            assertThatThrownBy(() -> session.run("absent", X)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> session.run("apply", Map.of())).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> session.run("apply", Map.of("x", Tensor.floats(new float[4], 2, 2))))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void aClosedSessionIsNotUsed() {
        LoadedModule module = load(WEIGHTS);
        Session closed = module.openSession(Map.of());
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.run("apply", X)).isInstanceOf(BackendException.class);
        assertThat(module.openSession(Map.of()).run("apply", X)).containsKey("y");
    }

    @Test
    void closingAModuleClosesItsSessionsAndNoOthers() {
        LoadedModule module = load(WEIGHTS);
        Session session = module.openSession(Map.of());
        Session other = load(WEIGHTS).openSession(Map.of());
        module.close();
        assertThatThrownBy(() -> session.run("apply", X)).isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> module.openSession(Map.of())).isInstanceOf(BackendException.class);
        assertThat(other.run("apply", X)).containsKey("y");
    }

    @Test
    void closingTheBackendClosesEverything() {
        LoadedModule module = load(WEIGHTS);
        Session session = module.openSession(Map.of());
        backend.close();
        assertThatThrownBy(() -> session.run("apply", X)).isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> module.openSession(Map.of())).isInstanceOf(BackendException.class);
        assertThatThrownBy(() -> load(WEIGHTS)).isInstanceOf(BackendException.class);
    }
}
