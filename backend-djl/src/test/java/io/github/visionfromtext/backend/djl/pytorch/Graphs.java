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

    /** Writes a function of module {@code b}. */
    interface Body {
        Value write(GraphModule.Builder b, FunctionBuilder f);
    }

    /** The only output of a graph without symbols in its weights, in FLOAT32. */
    static Tensor evaluate(Body body, Map<String, Tensor> weights, Map<String, Tensor> inputs) {
        return evaluate(WeightFormat.FLOAT32, body, weights, inputs);
    }

    static Tensor evaluate(WeightFormat format, Body body, Map<String, Tensor> weights, Map<String, Tensor> inputs) {
        try (LoadedModule loaded = BACKEND.load(module(body), WeightSource.of("test", weights), format);
                Session session = loaded.openSession(Map.of())) {
            return session.run("f", inputs).get("y");
        }
    }

    static GraphModule module(Body body) {
        GraphModule.Builder b = GraphModule.builder("test");
        FunctionBuilder f = b.function("f");
        f.output("y", body.write(b, f));
        return b.build();
    }

    /** A function of one FLOAT vector. */
    static float[] vector(BiFunction<FunctionBuilder, Value, Value> body, float... x) {
        return evaluate(
                        (b, f) -> body.apply(f, f.input("x", x.length)),
                        Map.of(),
                        Map.of("x", Tensor.floats(x, x.length)))
                .floats();
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
