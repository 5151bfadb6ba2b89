package io.github.visionfromtext.backend.nd4j.mutation;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendInfo;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Sessions that share, keep or forget what they should not. */
final class Sessions {
    private static final int LEAK = 10_000;

    private Sessions() {}

    static Stream<Mutant> all() {
        return Stream.of(
                new Mutant("S7", "sessions share their state", SharedState::new),
                new Mutant("S8", "a session opens with the state of an earlier one", SharedState::new),
                new Mutant("S11", "results are overwritten by the next call", OneResult::new),
                new Mutant("E1", "a missing function is an untyped error", UntypedErrors::new),
                new Mutant("S4", "a position outside the cache is moved into it", MovedPositions::new),
                new Mutant("L2", "closing a module closes nothing", OpenModules::new),
                new Mutant("L7", "each call keeps some native memory", Leak::new),
                new Mutant("D1", "the last bits change from call to call", Noise::new),
                new Mutant("C2", "a format is declared that is refused", MoreFormats::new));
    }

    private static final class SharedState extends WrongBackend {
        private final Map<LoadedModule, Session> shared = new HashMap<>();

        SharedState(Backend right) {
            super(right);
        }

        @Override
        Session openSession(LoadedModule module, Map<String, Long> lengths) {
            Session session = shared.computeIfAbsent(module, some -> some.openSession(lengths));
            return new Session() {
                @Override
                public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
                    return session.run(function, inputs);
                }

                @Override
                public void close() {
                    // Others use it.
                }
            };
        }
    }

    private static final class OneResult extends WrongBackend {
        private final Map<String, Tensor> results = new HashMap<>();

        OneResult(Backend right) {
            super(right);
        }

        @Override
        Map<String, Tensor> run(Session session, String function, Map<String, Tensor> inputs) {
            Map<String, Tensor> fresh = new HashMap<>(session.run(function, inputs));
            fresh.replaceAll((name, tensor) -> reused(name, tensor));
            return fresh;
        }

        private Tensor reused(String name, Tensor tensor) {
            if (tensor.type() != ElementType.FLOAT) {
                return tensor;
            }
            Tensor kept = results.computeIfAbsent(name + tensor, key -> tensor);
            System.arraycopy(tensor.floats(), 0, kept.floats(), 0, tensor.elementCount());
            return kept;
        }
    }

    private static final class UntypedErrors extends WrongBackend {
        UntypedErrors(Backend right) {
            super(right);
        }

        @Override
        Map<String, Tensor> run(Session session, String function, Map<String, Tensor> inputs) {
            try {
                return session.run(function, inputs);
            } catch (InvalidInputException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }

    private static final class MovedPositions extends WrongBackend {
        MovedPositions(Backend right) {
            super(right);
        }

        @Override
        Map<String, Tensor> run(Session session, String function, Map<String, Tensor> inputs) {
            Map<String, Tensor> moved = new HashMap<>(inputs);
            moved.computeIfPresent("position", (name, tensor) -> Tensor.scalar(Math.max(0, tensor.ints()[0])));
            return session.run(function, moved);
        }
    }

    private static final class OpenModules extends WrongBackend {
        OpenModules(Backend right) {
            super(right);
        }

        @Override
        void close(LoadedModule module) {
            // Left to the backend.
        }
    }

    /** Loses native memory at each call. */
    static final class Leak extends WrongBackend {
        private static final List<ByteBuffer> LOST = new ArrayList<>();

        Leak(Backend right) {
            super(right);
        }

        @Override
        Map<String, Tensor> run(Session session, String function, Map<String, Tensor> inputs) {
            LOST.add(ByteBuffer.allocateDirect(LEAK));
            return session.run(function, inputs);
        }
    }

    private static final class Noise extends WrongBackend {
        private int calls;

        Noise(Backend right) {
            super(right);
        }

        @Override
        Map<String, Tensor> run(Session session, String function, Map<String, Tensor> inputs) {
            Map<String, Tensor> outputs = session.run(function, inputs);
            calls++;
            outputs.values().stream()
                    .filter(tensor -> tensor.type() == ElementType.FLOAT && tensor.elementCount() > 0)
                    .forEach(tensor -> tensor.floats()[0] += calls * Math.ulp(tensor.floats()[0]));
            return outputs;
        }
    }

    private static final class MoreFormats extends WrongBackend {
        MoreFormats(Backend right) {
            super(right);
        }

        @Override
        public BackendInfo info() {
            BackendInfo info = Objects.requireNonNull(super.info());
            return new BackendInfo(
                    info.name(),
                    info.engine(),
                    info.device(),
                    info.deviceReason(),
                    info.threads(),
                    Set.of(WeightFormat.FLOAT32, WeightFormat.BFLOAT16),
                    info.trains());
        }
    }
}
