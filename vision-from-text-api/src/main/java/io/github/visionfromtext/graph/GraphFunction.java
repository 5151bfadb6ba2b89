package io.github.visionfromtext.graph;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A named function of a module: inputs to outputs through nodes in an order in which they can run. Immutable.
 *
 * @param name unique in the module
 * @param nodes every node an output or a state needs, operands first
 * @param inputs the input nodes by name, in the order they were declared
 * @param outputs the output nodes by name, in the order they were declared
 * @param limits differences of axis lengths that must not be negative in a call, each with a node that needs it: an axis
 *     of length {@code 16-time}, the end of a slice
 */
public record GraphFunction(
        String name, List<Node> nodes, Map<String, Node> inputs, Map<String, Node> outputs, Map<Dim, Node> limits) {
    public GraphFunction {
        nodes = List.copyOf(nodes);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }

    /**
     * Checks arguments and finds the length of every symbolic axis.
     *
     * @param arguments a tensor for each input, no more, no less
     * @param known lengths already bound, by the session
     * @return {@code known} and the lengths found in the arguments
     * @throws InvalidInputException if a name, type, rank or length does not fit, or the lengths would make an axis
     *     negative or a slice leave its operand
     */
    public Map<String, Long> bind(Map<String, Tensor> arguments, Map<String, Long> known) {
        if (!arguments.keySet().equals(inputs.keySet())) {
            throw new InvalidInputException("Function '" + name + "' takes the inputs " + inputs.keySet()
                    + ", but was given " + arguments.keySet());
        }
        Map<String, Long> bindings = new LinkedHashMap<>(known);
        List<Runnable> composite = new ArrayList<>();
        for (Map.Entry<String, Node> input : inputs.entrySet()) {
            Tensor argument = Objects.requireNonNull(arguments.get(input.getKey()));
            Node node = input.getValue();
            if (argument.type() != node.type()
                    || argument.rank() != node.shape().rank()) {
                throw misfit(input.getKey(), node, argument);
            }
            for (int axis = 0; axis < node.shape().rank(); axis++) {
                Dim dim = node.shape().dim(axis);
                long length = argument.size(axis);
                if (dim.isSymbol()) {
                    Long before = bindings.putIfAbsent(dim.toString(), length);
                    if (before != null && before != length) {
                        throw new InvalidInputException(
                                "Input '" + input.getKey() + "' of function '" + name + "' has the shape "
                                        + Arrays.toString(argument.shape()) + ", expected " + node.shape() + " with "
                                        + dim + "="
                                        + before);
                    }
                } else {
                    composite.add(() -> {
                        if (dim.evaluate(bindings) != length) {
                            throw misfit(input.getKey(), node, argument);
                        }
                    });
                }
            }
        }
        composite.forEach(Runnable::run);
        limits.forEach((difference, node) -> requireNotNegative(difference, node, bindings));
        return bindings;
    }

    private void requireNotNegative(Dim difference, Node node, Map<String, Long> bindings) {
        if (difference.evaluate(bindings) < 0) {
            throw new InvalidInputException("Function '" + name + "' cannot run with the axis lengths " + bindings
                    + ": " + difference + " must not be negative in " + node.op() + " " + node);
        }
    }

    private InvalidInputException misfit(String input, Node node, Tensor argument) {
        return new InvalidInputException("Input '" + input + "' of function '" + name + "' is " + argument
                + ", expected " + node.type() + node.shape());
    }

    /**
     * The output node of that name.
     *
     * @throws InvalidInputException if there is none
     */
    public Node output(String outputName) {
        Node node = outputs.get(outputName);
        if (node == null) {
            throw new InvalidInputException(
                    "Function '" + name + "' has no output '" + outputName + "'; it has " + outputNames());
        }
        return node;
    }

    private Set<String> outputNames() {
        return outputs.keySet();
    }
}
