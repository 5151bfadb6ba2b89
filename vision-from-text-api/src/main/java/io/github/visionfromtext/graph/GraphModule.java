package io.github.visionfromtext.graph;

import io.github.visionfromtext.GraphException;
import io.github.visionfromtext.InvalidInputException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Functions that share weights and state: a decoder with {@code prefill}, {@code step} and {@code logits}. Immutable.
 *
 * @param name for messages
 * @param weights by name, in the order they were declared
 * @param states by name, in the order they were declared
 * @param functions by name, in the order they were declared
 */
public record GraphModule(
        String name, Map<String, Weight> weights, Map<String, State> states, Map<String, GraphFunction> functions) {
    public GraphModule {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /**
     * The function of that name.
     *
     * @throws InvalidInputException if there is none
     */
    public GraphFunction function(String functionName) {
        GraphFunction function = functions.get(functionName);
        if (function == null) {
            throw new InvalidInputException(
                    "Module '" + name + "' has no function '" + functionName + "'; it has " + functions.keySet());
        }
        return function;
    }

    /** The symbols of all states: what must be known to open a session. */
    public Set<String> sessionSymbols() {
        return symbolsOf(states.values());
    }

    /**
     * Checks the lengths a session is to be opened with.
     *
     * @return {@code lengths}
     * @throws InvalidInputException unless there is a positive length for each session symbol and none more
     */
    public Map<String, Long> bindSession(Map<String, Long> lengths) {
        if (!lengths.keySet().equals(sessionSymbols())
                || lengths.values().stream().anyMatch(length -> length <= 0)) {
            throw new InvalidInputException("A session of module '" + name + "' needs a positive length for each of "
                    + sessionSymbols() + ", but was given " + lengths);
        }
        return Map.copyOf(lengths);
    }

    private static Set<String> symbolsOf(Collection<State> states) {
        Set<String> symbols = new TreeSet<>();
        states.forEach(state -> state.shape().dims().forEach(dim -> symbols.addAll(dim.symbols())));
        return symbols;
    }

    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Collects weights, states and functions. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final Map<String, Weight> weights = new LinkedHashMap<>();
        private final Map<String, State> states = new LinkedHashMap<>();
        private final Map<String, FunctionBuilder> functions = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Declares a weight, or returns the one already declared.
         *
         * @throws GraphException if it was declared with another shape
         */
        public Weight weight(String weightName, long... shape) {
            Weight weight = new Weight(weightName, Shape.fixed(shape));
            Weight before = weights.putIfAbsent(weightName, weight);
            if (before != null && !before.equals(weight)) {
                throw new GraphException("Weight '" + weightName + "' was declared as " + before.shape()
                        + " and again as " + weight.shape());
            }
            return weight;
        }

        /**
         * Declares a state.
         *
         * @throws GraphException if the name is taken
         */
        public State state(String stateName, Shape shape) {
            State state = new State(stateName, shape);
            if (states.putIfAbsent(stateName, state) != null) {
                throw new GraphException("State '" + stateName + "' was declared twice");
            }
            return state;
        }

        /**
         * Begins a function.
         *
         * @throws GraphException if the name is taken
         */
        public FunctionBuilder function(String functionName) {
            FunctionBuilder function = new FunctionBuilder(this, functionName);
            if (functions.putIfAbsent(functionName, function) != null) {
                throw new GraphException("Function '" + functionName + "' was declared twice");
            }
            return function;
        }

        Set<String> sessionSymbols() {
            return symbolsOf(states.values());
        }

        boolean declares(Weight weight) {
            return weight.equals(weights.get(weight.name()));
        }

        boolean declares(State state) {
            return state.equals(states.get(state.name()));
        }

        public GraphModule build() {
            Map<String, GraphFunction> built = new LinkedHashMap<>();
            functions.forEach((functionName, builder) -> built.put(functionName, builder.build()));
            return new GraphModule(name, weights, states, built);
        }
    }
}
