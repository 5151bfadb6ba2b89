package io.github.visionfromtext.tck.rules;

import static io.github.visionfromtext.tck.rules.Graphs.random;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/** Two layers of attention over caches, and a sequence to feed in pieces. */
final class CachedModel {
    static final int BATCH = 2;
    static final int TIME = 9;
    private static final int HEADS = 6;
    private static final int GROUPS = 2;
    private static final int WIDTH = 4;
    private static final double SCALE = 0.4;

    private static final Dim ROWS = Dim.symbol("batch");
    private static final Dim LENGTH = Dim.symbol("time");

    /**
     * {@code attend} and {@code padded}, which has a {@code start}; {@code failing} picks element {@code index} of 3 from a
     * vector as well; {@code plain} uses no state.
     */
    static final GraphModule MODULE = module();

    static final Map<String, Tensor> WEIGHTS = Map.of("w", random(9, HEADS * WIDTH, HEADS * WIDTH));

    private CachedModel() {}

    private static GraphModule module() {
        GraphModule.Builder b = GraphModule.builder("two caches");
        Shape cache = Shape.of(ROWS, GROUPS, Dim.symbol("capacity"), WIDTH);
        State[] states = {
            b.state("first keys", cache), b.state("first values", cache),
            b.state("second keys", cache), b.state("second values", cache)
        };
        for (String name : new String[] {"attend", "padded", "failing"}) {
            FunctionBuilder f = b.function(name);
            Value query = f.input("query", ROWS, HEADS, LENGTH, WIDTH);
            Value key = f.input("key", ROWS, GROUPS, LENGTH, WIDTH);
            Value value = f.input("value", ROWS, GROUPS, LENGTH, WIDTH);
            Value position = f.intInput("position");
            Value start = name.equals("padded") ? f.intInput("start", ROWS) : null;
            Value first = query.cachedAttention(key, value, states[0], states[1], position, start, SCALE);
            Value mixed = first.transpose(0, 2, 1, 3)
                    .reshape(ROWS, LENGTH, HEADS * WIDTH)
                    .linear(b.weight("w", HEADS * WIDTH, HEADS * WIDTH), null)
                    .reshape(ROWS, LENGTH, HEADS, WIDTH)
                    .transpose(0, 2, 1, 3);
            // Keys and values change places, so that mixing up two caches cannot go unseen.
            Value second = mixed.cachedAttention(value, key, states[2], states[3], position, start, SCALE);
            f.output("first", first).output("second", second);
            if (name.equals("failing")) {
                f.output("picked", f.constant(1, 2, 3).gather(0, f.intInput("index")));
            }
        }
        FunctionBuilder plain = b.function("plain");
        plain.output(
                "loss",
                plain.input("x", HEADS * WIDTH)
                        .linear(b.weight("w", HEADS * WIDTH, HEADS * WIDTH), null)
                        .sumOfAll());
        return b.build();
    }

    static LoadedModule load(Backend backend) {
        return backend.load(MODULE, Graphs.source(WEIGHTS), WeightFormat.FLOAT32);
    }

    static Session open(LoadedModule module) {
        return open(module, TIME);
    }

    static Session open(LoadedModule module, long capacity) {
        return module.openSession(lengths(BATCH, capacity));
    }

    static Map<String, Long> lengths(long batch, long capacity) {
        return Map.of("batch", batch, "capacity", capacity);
    }

    /** Arguments for positions {@code from} to {@code to} of the sequence of a seed. */
    static Map<String, Tensor> piece(long seed, int from, int to) {
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put("query", positions(random(3 * seed, BATCH, HEADS, TIME, WIDTH), from, to));
        inputs.put("key", positions(random(3 * seed + 1, BATCH, GROUPS, TIME, WIDTH), from, to));
        inputs.put("value", positions(random(3 * seed + 2, BATCH, GROUPS, TIME, WIDTH), from, to));
        inputs.put("position", Tensor.scalar((long) from));
        return inputs;
    }

    static Map<String, Tensor> padded(long seed, int from, int to) {
        Map<String, Tensor> inputs = piece(seed, from, to);
        inputs.put("start", Graphs.ints(0, 4));
        return inputs;
    }

    /** Arguments of {@code plain}. */
    static Map<String, Tensor> plain(long seed) {
        return Map.of("x", random(seed, HEADS * WIDTH));
    }

    /** Positions of axis 2 of a tensor of four axes. */
    static Tensor positions(Tensor tensor, int from, int to) {
        int outer = (int) (tensor.size(0) * tensor.size(1));
        int time = (int) tensor.size(2);
        int width = (int) tensor.size(3);
        double[] all = tensor.doubles();
        double[] part = new double[outer * (to - from) * width];
        for (int i = 0; i < outer; i++) {
            System.arraycopy(all, (i * time + from) * width, part, i * (to - from) * width, (to - from) * width);
        }
        return Tensor.doubles(part, tensor.size(0), tensor.size(1), to - from, width);
    }
}
