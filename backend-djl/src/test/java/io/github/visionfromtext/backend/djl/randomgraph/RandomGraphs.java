package io.github.visionfromtext.backend.djl.randomgraph;

import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Makes graphs up: every operation, shapes valid by construction, one to three functions that share weights, calls of
 * changing lengths. Magnitudes are kept near 1 and arguments inside the domains of their functions, so that what two
 * backends may differ by is rounding.
 */
public final class RandomGraphs {
    private static final List<Consumer<Draft>> MOVES = List.of(
            ElementMoves::unary,
            ElementMoves::binary,
            ElementMoves::withNumber,
            ElementMoves::intArithmetic,
            ElementMoves::toFloat,
            ElementMoves::compare,
            ElementMoves::where,
            ShapeMoves::reshape,
            ShapeMoves::transpose,
            ShapeMoves::slice,
            ShapeMoves::concat,
            ShapeMoves::prefix,
            ShapeMoves::expand,
            ShapeMoves::gather,
            ShapeMoves::range,
            ShapeMoves::reduce,
            LayerMoves::linear,
            LayerMoves::matMul,
            LayerMoves::norm,
            LayerMoves::embedding,
            LayerMoves::softmax,
            LayerMoves::crossEntropy,
            SequenceMoves::rotary);

    /** What special numbers have no specified result in. */
    private static final List<Consumer<Draft>> USUAL_MOVES =
            List.of(ElementMoves::gelu, ShapeMoves::argMax, SequenceMoves::attention);

    private final long seed;
    private final RandomGenerator random;
    private final Numbers numbers;
    private final boolean everything;

    private RandomGraphs(long seed, Numbers numbers, boolean everything) {
        this.seed = seed;
        this.numbers = numbers;
        this.everything = everything;
        this.random = generator(seed);
    }

    private static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** The graph of a seed; its outputs are the last values, and a few of the others. */
    public static RandomGraph of(long seed, Numbers numbers) {
        return new RandomGraphs(seed, numbers, false).make();
    }

    /** The same graph with every value an output, to find the first that goes wrong. */
    public static RandomGraph observed(long seed, Numbers numbers) {
        return new RandomGraphs(seed, numbers, true).make();
    }

    private RandomGraph make() {
        GraphModule.Builder builder = GraphModule.builder("random" + seed);
        List<Weight> weights = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        int functions = random.nextInt(1, 4);
        for (int i = 0; i < functions; i++) {
            drafts.add(function(new Draft("f" + i, random, builder, weights)));
        }
        GraphModule module = builder.build();
        Map<String, Tensor> trained = new LinkedHashMap<>();
        module.weights().values().forEach(weight -> trained.put(weight.name(), weightOf(weight)));
        long batch = random.nextLong(1, 4);
        boolean stateless = module.states().isEmpty();
        List<RandomGraph.Call> calls = new ArrayList<>();
        long position = 0;
        for (int i = 0; i < 4; i++) {
            // An engine may specialise on what it saw first: lengths change, and come back.
            Map<String, Long> lengths = new HashMap<>();
            lengths.put("time", i == 2 ? 1 : random.nextLong(1, 6));
            lengths.put("batch", stateless ? random.nextLong(i == 3 ? 0 : 1, 4) : batch);
            lengths.put(SequenceMoves.POSITION, position);
            for (Draft draft : drafts) {
                Map<String, Tensor> inputs = new LinkedHashMap<>();
                draft.inputs.forEach(
                        (name, rule) -> inputs.put(name, numbers.spice(random, rule.draw(random, lengths))));
                calls.add(new RandomGraph.Call(draft.name, inputs, stateless ? without(lengths) : lengths));
            }
            position = i == 1 ? 1 : Math.min(position + lengths.get("time"), SequenceMoves.CAPACITY - 5);
        }
        return new RandomGraph(seed, module, trained, stateless ? Map.of() : Map.of("batch", batch), calls);
    }

    private static Map<String, Long> without(Map<String, Long> lengths) {
        Map<String, Long> copy = new HashMap<>(lengths);
        copy.remove(SequenceMoves.POSITION);
        return copy;
    }

    private Draft function(Draft draft) {
        boolean usual = numbers == Numbers.USUAL;
        boolean cached = usual && random.nextInt(4) == 0;
        draft.input(Shape.of(Draft.BATCH, Draft.TIME, draft.width()));
        int moves = random.nextInt(3, 20);
        for (int i = 0; i < moves; i++) {
            if (cached && random.nextInt(6) == 0) {
                SequenceMoves.cachedAttention(draft);
            } else if (usual && random.nextInt(8) == 0) {
                draft.any(USUAL_MOVES).accept(draft);
            } else {
                draft.any(MOVES).accept(draft);
            }
        }
        List<Item> outputs = outputs(draft);
        for (int i = 0; i < outputs.size(); i++) {
            draft.function.output("out" + i, outputs.get(i).value());
        }
        if (!cached) {
            draft.function.output(RandomGraph.LOSS, loss(draft.function, outputs));
        }
        return draft;
    }

    private List<Item> outputs(Draft draft) {
        // Drawn apart, so that what is observed does not change what is made.
        RandomGenerator chosen = generator(seed + 1);
        int count = draft.items.size();
        List<Item> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (chosen.nextInt(4) == 0 || everything || i >= count - 3) {
                outputs.add(draft.items.get(i));
            }
        }
        return outputs;
    }

    private static Value loss(FunctionBuilder function, List<Item> outputs) {
        Value loss = function.constant(0.0);
        for (Item item : outputs) {
            if (item.isFloat() && item.isFull()) {
                loss = loss.plus(item.value().times(item.value()).meanOfAll());
            }
        }
        return loss;
    }

    private Tensor weightOf(Weight weight) {
        long[] shape = weight.shape().evaluate(Map.of());
        float[] numbers = new float[(int) Tensor.elementCount(shape)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat(-1, 1);
        }
        return Tensor.floats(numbers, shape);
    }
}
