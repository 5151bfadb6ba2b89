package io.github.visionfromtext.graph;

import io.github.visionfromtext.GraphException;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes one function of a module. Values come from {@link #input}, {@link #constant}, {@link #range} and {@link #value}
 * and are combined by the methods of {@link Value}. Not thread-safe.
 */
public final class FunctionBuilder {
    private static final double MOST_EXACT = 1L << 53;

    private final GraphModule.Builder module;
    private final String name;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> inputs = new LinkedHashMap<>();
    private final Map<String, Node> outputs = new LinkedHashMap<>();
    private final Map<Weight, Value> weightValues = new HashMap<>();

    FunctionBuilder(GraphModule.Builder module, String name) {
        this.module = module;
        this.name = name;
    }

    /**
     * Declares an argument. Each symbol of its shape must stand alone on some axis of some argument or of the session's
     * states, so that its length can be read off.
     *
     * @throws GraphException if the name is taken
     */
    public Value input(String inputName, ElementType type, Shape shape) {
        Value value = add(new Op.Input(inputName), List.of(), type, shape);
        if (inputs.putIfAbsent(inputName, value.node()) != null) {
            throw new GraphException("Function '" + name + "' has two inputs named '" + inputName + "'");
        }
        return value;
    }

    /** A FLOAT argument. */
    public Value input(String inputName, Object... axes) {
        return input(inputName, ElementType.FLOAT, Shape.of(axes));
    }

    /** An INT argument. */
    public Value intInput(String inputName, Object... axes) {
        return input(inputName, ElementType.INT, Shape.of(axes));
    }

    /** A FLOAT scalar. */
    public Value constant(double number) {
        return add(new Op.Constant(List.of(number)), List.of(), ElementType.FLOAT, Shape.SCALAR);
    }

    /**
     * An INT scalar.
     *
     * @throws GraphException if its magnitude is above 2<sup>53</sup>, beyond which {@link Op.Constant} is not exact
     */
    public Value constant(long number) {
        if (Math.abs((double) number) > MOST_EXACT) {
            throw new GraphException("The INT constant " + number + " is beyond 2^53; pass it as an input");
        }
        return add(new Op.Constant(List.of((double) number)), List.of(), ElementType.INT, Shape.SCALAR);
    }

    /** A FLOAT vector. */
    public Value constant(double... numbers) {
        return add(
                new Op.Constant(Arrays.stream(numbers).boxed().toList()),
                List.of(),
                ElementType.FLOAT,
                Shape.fixed(numbers.length));
    }

    /** INT {@code [length]}: 0 to length-1. */
    public Value range(Dim length) {
        return add(new Op.Range(length), List.of(), ElementType.INT, Shape.of(length));
    }

    /** The operand as a value: a weight is read (once for each function), a value is itself. */
    public Value value(Operand operand) {
        if (operand instanceof Value value) {
            if (value.function() != this) {
                throw new GraphException("Function '" + name + "' was given " + value + " of function '"
                        + value.function().name + "'; values do not travel between functions");
            }
            return value;
        }
        Weight weight = (Weight) operand;
        if (!module.declares(weight)) {
            throw new GraphException("Weight " + weight + " does not belong to the module of function '" + name + "'");
        }
        return weightValues.computeIfAbsent(
                weight, w -> add(new Op.ReadWeight(w), List.of(), ElementType.FLOAT, w.shape()));
    }

    /**
     * Values one after the other along an axis.
     *
     * @throws GraphException if there is none, or they differ in type or along another axis
     */
    public Value concat(int axis, Operand... parts) {
        if (parts.length == 0) {
            throw new GraphException("Function '" + name + "' concatenates no values; at least one is needed");
        }
        return apply(new Op.Concat(value(parts[0]).shape().axis(axis)), parts);
    }

    /**
     * Names a result.
     *
     * @throws GraphException if the name is taken
     */
    public FunctionBuilder output(String outputName, Operand operand) {
        if (outputs.putIfAbsent(outputName, value(operand).node()) != null) {
            throw new GraphException("Function '" + name + "' has two outputs named '" + outputName + "'");
        }
        return this;
    }

    /** Adds an operation on operands of this function, after checking their types and shapes. */
    Value apply(Op op, Operand... operands) {
        List<Node> operandNodes = new ArrayList<>();
        for (Operand operand : operands) {
            operandNodes.add(value(operand).node());
        }
        if (op instanceof Op.CachedAttention attention) {
            requireDeclared(attention.keys());
            requireDeclared(attention.values());
        }
        ShapeRules.Result result = ShapeRules.infer(op, operandNodes);
        return add(op, operandNodes, result.type(), result.shape());
    }

    private void requireDeclared(State state) {
        if (!module.declares(state)) {
            throw new GraphException("Function '" + name + "' uses a state of another module: " + state);
        }
    }

    private Value add(Op op, List<Node> operands, ElementType type, Shape shape) {
        Node node = new Node(nodes.size(), op, operands, type, shape);
        if (shape.dims().stream().anyMatch(dim -> dim.isFixed() && dim.fixed() < 0)) {
            throw new GraphException("Function '" + name + "': an axis has a negative length in " + node);
        }
        nodes.add(node);
        return new Value(this, node);
    }

    GraphFunction build() {
        if (outputs.isEmpty()) {
            throw new GraphException("Function '" + name + "' has no output");
        }
        requireSymbolsKnown();
        BitSet needed = reachable();
        List<Node> kept = nodes.stream().filter(node -> needed.get(node.id())).toList();
        return new GraphFunction(name, kept, inputs, outputs, limits(kept));
    }

    /** What only a call can decide: whether axes with a minus in their length are there, and slices inside their operands. */
    private static Map<Dim, Node> limits(List<Node> nodes) {
        Map<Dim, Node> limits = new LinkedHashMap<>();
        for (Node node : nodes) {
            node.shape().dims().forEach(dim -> limits.putIfAbsent(dim, node));
            if (node.op() instanceof Op.Slice slice) {
                limits.putIfAbsent(slice.start(), node);
                limits.putIfAbsent(node.operand(0).shape().dim(slice.axis()).minus(slice.end()), node);
            }
        }
        limits.keySet().removeIf(Dim::isNeverNegative);
        return limits;
    }

    /** Every symbol must stand alone on an axis of an input or a state, else its length could not be read off. */
    private void requireSymbolsKnown() {
        Set<String> known = new HashSet<>(module.sessionSymbols());
        inputs.values().stream()
                .flatMap(node -> node.shape().dims().stream())
                .filter(Dim::isSymbol)
                .forEach(dim -> known.addAll(dim.symbols()));
        for (Node node : nodes) {
            for (Dim dim : lengths(node)) {
                if (!known.containsAll(dim.symbols())) {
                    throw new GraphException("Function '" + name + "': the length of " + dim + " in " + node
                            + " cannot be read off any input or state; symbols that can: " + known);
                }
            }
        }
    }

    /** Every length a node mentions. */
    private static List<Dim> lengths(Node node) {
        List<Dim> lengths = new ArrayList<>(node.shape().dims());
        if (node.op() instanceof Op.Slice slice) {
            lengths.add(slice.start());
            lengths.add(slice.end());
        }
        return lengths;
    }

    /** Nodes an output needs, nodes that write state and their operands, and every input. */
    private BitSet reachable() {
        Deque<Node> open = new ArrayDeque<>(outputs.values());
        nodes.stream()
                .filter(node -> node.op() instanceof Op.CachedAttention || node.op() instanceof Op.Input)
                .forEach(open::add);
        BitSet needed = new BitSet(nodes.size());
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (!needed.get(node.id())) {
                needed.set(node.id());
                open.addAll(node.operands());
            }
        }
        return needed;
    }
}
