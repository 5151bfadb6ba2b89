package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Graphs of one function, {@code f}, with one output, {@code y}; and numbers for them. */
final class Graphs {
    private Graphs() {}

    /** Writes function {@code f} of module {@code b}. */
    interface Body {
        Value write(GraphModule.Builder b, FunctionBuilder f);
    }

    static GraphModule module(String name, Body body) {
        GraphModule.Builder b = GraphModule.builder(name);
        FunctionBuilder f = b.function("f");
        f.output("y", body.write(b, f));
        return b.build();
    }

    static Tensor evaluate(
            Backend backend,
            WeightFormat format,
            GraphModule module,
            Map<String, Tensor> weights,
            Map<String, Tensor> inputs) {
        try (LoadedModule loaded = backend.load(module, source(weights), format);
                Session session = loaded.openSession(Map.of())) {
            return session.run("f", inputs, "y");
        }
    }

    static WeightSource source(Map<String, Tensor> weights) {
        return WeightSource.of("weights of the TCK", weights);
    }

    /** Uniform numbers between -1 and 1. */
    static Tensor random(long seed, long... shape) {
        return spread(seed, 1, shape);
    }

    /** Uniform numbers between {@code -size} and {@code size}. */
    static Tensor spread(long seed, double size, long... shape) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] data = new float[(int) Tensor.elementCount(shape)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (size * (random.nextDouble() * 2 - 1));
        }
        return Tensor.floats(data, shape);
    }

    static Tensor floats(float... numbers) {
        return Tensor.floats(numbers, numbers.length);
    }

    static Tensor ints(long... numbers) {
        return Tensor.ints(numbers, numbers.length);
    }
}
