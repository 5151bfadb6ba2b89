package io.github.visionfromtext.tck.randomgraph;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A function that is being made up: the values so far, and ways to draw from them. */
final class Draft {
    static final Dim BATCH = Dim.symbol("batch");
    static final Dim TIME = Dim.symbol("time");

    /** The largest lengths any call uses. */
    static final Map<String, Long> LONGEST = Map.of("batch", 3L, "time", 6L);

    private static final double LARGEST = 20;

    final String name;
    final FunctionBuilder function;
    final Map<String, InputRule> inputs = new LinkedHashMap<>();
    final List<Item> items = new ArrayList<>();

    /** Another for each move. */
    RandomGenerator random;

    private final GraphModule.Builder module;
    private final List<Weight> weights;
    private @Nullable Value position;

    /**
     * @param name of the function
     * @param weights of all functions of the module; grows
     */
    Draft(String name, RandomGenerator random, GraphModule.Builder module, List<Weight> weights) {
        this.name = name;
        this.random = random;
        this.module = module;
        this.function = module.function(name);
        this.weights = weights;
    }

    // Choices

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    int width() {
        return any(List.of(1, 2, 3, 4, 6, 8));
    }

    /** A value of the pool that fits, late ones more often; a new input if there is none. */
    Item pick(Predicate<Item> fits) {
        List<Item> found = items.stream().filter(fits).toList();
        if (found.isEmpty()) {
            Item fresh = input(Shape.of(BATCH, TIME, 4));
            return fits.test(fresh) ? fresh : input(Shape.of(BATCH, 2, TIME, 4));
        }
        int a = random.nextInt(found.size());
        return found.get(Math.max(a, random.nextInt(found.size())));
    }

    Item pickFloat() {
        return pick(Item::isFloat);
    }

    Item pickInt() {
        List<Item> found = items.stream().filter(item -> !item.isFloat()).toList();
        return found.isEmpty() ? indices(Shape.of(BATCH, TIME), Dim.of(5)) : any(found);
    }

    /** A FLOAT value whose last axis is a number above 0. */
    Item pickWide() {
        return pick(item -> item.isFloat() && item.rank() > 0 && item.fixed(-1) > 0);
    }

    int axis(Item item) {
        return random.nextInt(item.rank());
    }

    // New values

    Item add(Value value, double bound, boolean exact) {
        Item item = new Item(value, bound, exact);
        if (bound > LARGEST && item.isFloat()) {
            item = new Item(value.times(4 / bound), 4, false);
        }
        items.add(item);
        return item;
    }

    Item add(Item item) {
        return add(item.value(), item.bound(), item.exact());
    }

    private Value input(ElementType type, InputRule rule) {
        String name = "in" + inputs.size();
        inputs.put(name, rule);
        return function.input(name, type, rule.shape());
    }

    Item input(Shape shape) {
        return add(input(ElementType.FLOAT, new InputRule.Eighths(shape)), 2, true);
    }

    /** An INT argument of numbers from 0 to below a length. */
    Item indices(Shape shape, Dim limit) {
        double bound = Shape.of(limit).evaluate(LONGEST)[0];
        return add(input(ElementType.INT, new InputRule.Below(shape, limit)), bound, true);
    }

    /** The place in the caches that the call begins at; one argument for all. */
    Value position() {
        if (position == null) {
            position = ints(new InputRule.Position(SequenceMoves.POSITION));
        }
        return position;
    }

    Value ints(InputRule rule) {
        return input(ElementType.INT, rule);
    }

    /** A weight of elements between -1 and 1; now and then one that is there already. */
    Weight weight(long... shape) {
        List<Weight> alike = weights.stream()
                .filter(weight -> weight.shape().equals(Shape.fixed(shape)))
                .toList();
        if (!alike.isEmpty() && chance(0.3)) {
            return any(alike);
        }
        Weight weight = module.weight("w" + weights.size(), shape);
        weights.add(weight);
        return weight;
    }

    GraphModule.Builder module() {
        return module;
    }

    static double most(Dim dim) {
        return Shape.of(dim).evaluate(LONGEST)[0];
    }
}
