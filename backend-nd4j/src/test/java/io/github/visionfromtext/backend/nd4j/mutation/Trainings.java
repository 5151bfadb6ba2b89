package io.github.visionfromtext.backend.nd4j.mutation;

import io.github.visionfromtext.backend.AdamW;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Gradients and updates that are almost right. */
final class Trainings {
    private Trainings() {}

    static Stream<Mutant> all() {
        return Stream.of(
                of("T1", "gradients of twice the size", Doubled::new),
                of("G4", "gradients of twice the size", Doubled::new),
                of("M8", "gradients of twice the size", Doubled::new),
                of("T1", "the scale of a gradient is forgotten", Unscaled::new),
                of("T2", "gradients are never clipped", Unclipped::new),
                of("T4", "a snapshot without moments", WithoutMoments::new),
                of("T5", "sessions read the weights of the module", Frozen::new),
                new Mutant("T9", "every weight decays", AllDecayed::new));
    }

    private static final class AllDecayed extends WrongBackend {
        AllDecayed(Backend right) {
            super(right);
        }

        @Override
        TrainingSession openTraining(LoadedModule module, TrainingOptions options) {
            return super.openTraining(module, new TrainingOptions(options.trainable(), options.trainable()));
        }
    }

    private static Mutant of(
            String rule, String defect, BiFunction<TrainingSession, LoadedModule, TrainingSession> wrong) {
        return new Mutant(rule, defect, backend -> new WrongBackend(backend) {
            @Override
            TrainingSession openTraining(LoadedModule module, TrainingOptions options) {
                return wrong.apply(super.openTraining(module, options), module);
            }
        });
    }

    private static final class Doubled extends WrongTraining {
        Doubled(TrainingSession right, LoadedModule module) {
            super(right);
        }

        @Override
        public Map<String, Tensor> accumulate(String function, Map<String, Tensor> inputs, String loss, double scale) {
            return super.accumulate(function, inputs, loss, 2 * scale);
        }
    }

    private static final class Unscaled extends WrongTraining {
        Unscaled(TrainingSession right, LoadedModule module) {
            super(right);
        }

        @Override
        public Map<String, Tensor> accumulate(String function, Map<String, Tensor> inputs, String loss, double scale) {
            return super.accumulate(function, inputs, loss, 1);
        }
    }

    private static final class Unclipped extends WrongTraining {
        Unclipped(TrainingSession right, LoadedModule module) {
            super(right);
        }

        @Override
        public double update(AdamW rule) {
            return super.update(new AdamW(
                    rule.learningRate(),
                    rule.beta1(),
                    rule.beta2(),
                    rule.epsilon(),
                    rule.weightDecay(),
                    Double.POSITIVE_INFINITY));
        }
    }

    private static final class WithoutMoments extends WrongTraining {
        WithoutMoments(TrainingSession right, LoadedModule module) {
            super(right);
        }

        @Override
        public Map<String, Tensor> snapshot() {
            Map<String, Tensor> snapshot = new HashMap<>(super.snapshot());
            snapshot.replaceAll((name, tensor) -> name.contains(".adamw.")
                    ? Tensor.floats(new float[tensor.elementCount()], tensor.shape())
                    : tensor);
            return snapshot;
        }
    }

    private static final class Frozen extends WrongTraining {
        private final LoadedModule module;

        Frozen(TrainingSession right, LoadedModule module) {
            super(right);
            this.module = module;
        }

        @Override
        public Session openSession(Map<String, Long> lengths) {
            return module.openSession(lengths);
        }
    }
}
