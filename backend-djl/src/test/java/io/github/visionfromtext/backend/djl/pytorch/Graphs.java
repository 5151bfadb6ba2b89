package io.github.visionfromtext.backend.djl.pytorch;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Small graphs and numbers for tests, and one open backend for all of them. */
final class Graphs {
    static final Backend BACKEND = PyTorchBackend.open(new BackendOptions("cpu", 1));

    private Graphs() {}

    /** A function of one FLOAT vector. */
    static float[] vector(BiFunction<FunctionBuilder, Value, Value> body, float... x) {
        GraphModule.Builder b = GraphModule.builder("test");
        FunctionBuilder f = b.function("f");
        f.output("y", body.apply(f, f.input("x", x.length)));
        try (LoadedModule loaded = BACKEND.load(b.build(), WeightSource.of("none", Map.of()), WeightFormat.FLOAT32);
                Session session = loaded.openSession(Map.of())) {
            return session.run("f", Map.of("x", Tensor.floats(x, x.length)), "y")
                    .floats();
        }
    }

    /** Uniform numbers in -1..1. */
    static Tensor random(long seed, long... shape) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] data = new float[(int) Tensor.elementCount(shape)];
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextFloat() * 2 - 1;
        }
        return Tensor.floats(data, shape);
    }
}
