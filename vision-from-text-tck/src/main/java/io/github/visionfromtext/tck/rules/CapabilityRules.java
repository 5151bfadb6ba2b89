package io.github.visionfromtext.tck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tck.specification.AbsentCapability;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a backend says of itself, both ways: what it declares works, what it does not declare is refused by name. */
public abstract class CapabilityRules extends BackendRules {
    private static final GraphModule LINEAR = Graphs.module(
            "linear", (b, f) -> f.input("x", Dim.symbol("rows"), 2).linear(b.weight("w", 3, 2), null));
    /** All powers of two, which every format keeps. */
    private static final Map<String, Tensor> WEIGHTS =
            Map.of("w", Tensor.floats(new float[] {1, 0.5f, -2, 1, 1, 4}, 3, 2));

    /** Called by the suite. */
    protected CapabilityRules() {}

    @Test
    @Rule("C1")
    void aBackendDescribesItself() {
        BackendInfo info = subject().backend().info();
        assertTrue(info.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), () -> "the name '" + info.name() + "'");
        assertFalse(info.engine().isBlank(), "the engine has no name");
        assertTrue(info.device().matches("cpu|cuda:[0-9]+"), () -> "the device '" + info.device() + "'");
        assertFalse(info.deviceReason().isBlank(), "the choice of the device has no reason");
        assertTrue(info.threads() >= 0, () -> "the number of threads " + info.threads());
        assertTrue(subject().offers(WeightFormat.FLOAT32), () -> "FLOAT32 is not among " + info.formats());
    }

    @ParameterizedTest
    @EnumSource
    @Rule("C2")
    void aDeclaredFormatRuns(WeightFormat format) {
        subject().need(format);
        try (LoadedModule loaded = subject().backend().load(LINEAR, Graphs.source(WEIGHTS), format);
                Session session = loaded.openSession(Map.of())) {
            assertEquals(format, loaded.format());
            assertEquals(LINEAR, loaded.module());
            Tensor y = session.run("f", Map.of("x", Tensor.floats(new float[] {2, 4}, 1, 2)), "y");
            assertEquals(ElementType.FLOAT, y.type());
            Closeness.assertElements(
                    "a product in " + format,
                    y,
                    Tensor.floats(new float[] {4, 0, 18}, 1, 3),
                    Tolerance.of(format).element());
        }
    }

    @ParameterizedTest
    @EnumSource
    @Rule("C3")
    void aFormatNotDeclaredIsRefused(WeightFormat format) {
        if (subject().offers(format)) {
            throw new AbsentCapability(subject().name(), format + " offered");
        }
        UnsupportedCapabilityException refusal = assertThrows(
                UnsupportedCapabilityException.class,
                () -> subject().backend().load(LINEAR, Graphs.source(WEIGHTS), format));
        Messages.assertNames(refusal, format.name());
        assertTrue(
                subject().backend().info().formats().stream().anyMatch(offered -> String.valueOf(refusal.getMessage())
                        .contains(offered.name())),
                () -> "no format to take instead is named in: " + refusal.getMessage());
    }

    @Test
    @Rule("C6")
    void aDeviceThatIsNotThereIsRefused() {
        Messages.assertRefused(
                UnsupportedCapabilityException.class,
                () -> Backends.open(subject().name(), new BackendOptions("cuda:999", 1)),
                "cuda:999");
    }

    @Test
    @Rule("C4")
    void gradientsDeclaredAreThere() {
        subject().needGradients();
        try (LoadedModule loaded = subject().backend().load(LINEAR, Graphs.source(WEIGHTS), WeightFormat.FLOAT32);
                TrainingSession training = loaded.openTraining(new TrainingOptions(Set.of("w"), Set.of()))) {
            assertEquals(0, training.updates());
        }
    }

    @Test
    @Rule("C5")
    void gradientsNotDeclaredAreRefused() {
        if (subject().backend().info().trains()) {
            throw new AbsentCapability(subject().name(), "gradients offered");
        }
        try (LoadedModule loaded = subject().backend().load(LINEAR, Graphs.source(WEIGHTS), WeightFormat.FLOAT32)) {
            UnsupportedCapabilityException refusal = assertThrows(
                    UnsupportedCapabilityException.class,
                    () -> loaded.openTraining(new TrainingOptions(Set.of("w"), Set.of())));
            Messages.assertNames(refusal, subject().name());
        }
    }
}
