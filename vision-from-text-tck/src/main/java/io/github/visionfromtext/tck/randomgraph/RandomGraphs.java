package io.github.visionfromtext.tck.randomgraph;

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

    private final Recipe recipe;
    private final boolean everything;

    private RandomGraphs(Recipe recipe, boolean everything) {
        this.recipe = recipe;
        this.everything = everything;
    }

    /** The graph of a seed; its outputs are the last values, and a few of the others. */
    public static RandomGraph of(long seed, Numbers numbers) {
        return of(Recipe.of(seed, numbers));
    }

    /** The same graph with every value an output, to find the first that goes wrong. */
    public static RandomGraph observed(long seed, Numbers numbers) {
        return observed(Recipe.of(seed, numbers));
    }

    static RandomGraph of(Recipe recipe) {
        return new RandomGraphs(recipe, false).make();
    }

    static RandomGraph observed(Recipe recipe) {
        return new RandomGraphs(recipe, true).make();
    }

    private RandomGraph make() {
        GraphModule.Builder builder = GraphModule.builder("random" + recipe.seed());
        List<Weight> weights = new ArrayList<>();
        List<Draft> drafts = recipe.functions().stream()
                .map(function -> write(function, builder, weights))
                .toList();
        GraphModule module = builder.build();
        Map<String, Tensor> values = new LinkedHashMap<>();
        module.weights().values().forEach(weight -> values.put(weight.name(), weightOf(weight)));
        boolean stateless = module.states().isEmpty();
        List<Map<String, Long>> lengths = lengths(stateless);
        List<RandomGraph.Call> calls = new ArrayList<>();
        for (int call : recipe.calls()) {
            for (Draft draft : drafts) {
                calls.add(call(draft, call, lengths.get(call), stateless));
            }
        }
        Map<String, Long> session =
                stateless ? Map.of() : Map.of("batch", lengths.get(0).get("batch"));
        return new RandomGraph(recipe.seed(), module, values, session, calls);
    }

    /** Lengths of each call. An engine may specialise on what it saw first: they change, and come back. */
    private List<Map<String, Long>> lengths(boolean stateless) {
        RandomGenerator random = Recipe.generator(recipe.seed() + 1);
        long batch = random.nextLong(1, 4);
        long position = 0;
        List<Map<String, Long>> all = new ArrayList<>();
        for (int i = 0; i < Recipe.CALLS; i++) {
            Map<String, Long> lengths = new HashMap<>();
            long time = random.nextLong(1, 6);
            long other = random.nextLong(i == 3 ? 0 : 1, 4);
            lengths.put("time", i == 2 ? 1 : time);
            lengths.put("batch", stateless ? other : batch);
            lengths.put(SequenceMoves.POSITION, position);
            all.add(lengths);
            position = i == 1 ? 1 : Math.min(position + lengths.get("time"), SequenceMoves.CAPACITY - 5);
        }
        return all;
    }

    private RandomGraph.Call call(Draft draft, int call, Map<String, Long> lengths, boolean stateless) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        draft.inputs.forEach((name, rule) -> {
            RandomGenerator random = Recipe.generator(recipe.seed() + 31L * call + (draft.name + name).hashCode());
            inputs.put(name, recipe.numbers().spice(random, rule.draw(random, lengths)));
        });
        Map<String, Long> told = new HashMap<>(lengths);
        if (stateless) {
            told.remove(SequenceMoves.POSITION);
        }
        return new RandomGraph.Call(draft.name, inputs, told);
    }

    private Draft write(Recipe.Function function, GraphModule.Builder builder, List<Weight> weights) {
        Draft draft = new Draft(function.name(), Recipe.generator(recipe.seed()), builder, weights);
        draft.input(Shape.of(Draft.BATCH, Draft.TIME, draft.width()));
        for (long move : function.moves()) {
            draft.random = Recipe.generator(move);
            move(draft, function.cached());
        }
        List<Item> outputs = outputs(draft);
        for (int i = 0; i < outputs.size(); i++) {
            draft.function.output("out" + i, outputs.get(i).value());
        }
        if (!function.cached()) {
            draft.function.output(RandomGraph.LOSS, loss(draft.function, outputs));
        }
        return draft;
    }

    private void move(Draft draft, boolean cached) {
        boolean usual = recipe.numbers() == Numbers.USUAL;
        if (cached && draft.random.nextInt(6) == 0) {
            SequenceMoves.cachedAttention(draft);
        } else if (usual && draft.random.nextInt(8) == 0) {
            draft.any(USUAL_MOVES).accept(draft);
        } else {
            draft.any(MOVES).accept(draft);
        }
    }

    private List<Item> outputs(Draft draft) {
        // Drawn apart, so that what is observed does not change what is made.
        RandomGenerator chosen = Recipe.generator(recipe.seed() + 2);
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
        RandomGenerator random = Recipe.generator(recipe.seed() + weight.name().hashCode());
        float[] numbers = new float[(int) Tensor.elementCount(shape)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat(-1, 1);
        }
        return Tensor.floats(numbers, shape);
    }
}
