package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Weight;
import java.util.List;
import java.util.Map;

/**
 * Where a function is in the graph of its module: what is fed to run it, what is fetched. Nothing is written in place: a
 * state is fed, and fetched as what it has become.
 *
 * @param function what was translated
 * @param inputs placeholders, in the order of the function's inputs
 * @param lengths placeholder of an INT64 vector, or empty if {@code symbols} is
 * @param symbols whose lengths the vector holds, in its order
 * @param weights placeholders of the weights it reads
 * @param rows placeholder of an INT64 scalar, how many rows of each state are there; empty without states
 * @param states placeholders of the states it uses, {@code [batch, groups, rows, width]}
 * @param outputs what to fetch, in the order of the function's outputs
 * @param written what to fetch as the states after the call
 * @param positions what to check before they are taken, and what to fetch for it, an INT64 scalar
 * @param largest axes of which one with no elements has no largest
 */
public record FunctionGraph(
        GraphFunction function,
        List<String> inputs,
        String lengths,
        List<String> symbols,
        Map<Weight, String> weights,
        String rows,
        Map<State, String> states,
        List<String> outputs,
        Map<State, String> written,
        Map<Position, String> positions,
        List<Largest> largest) {
    /**
     * Where a cached attention writes.
     *
     * @param node the position
     * @param time how many rows it writes
     * @param capacity how many rows there may be
     */
    public record Position(Node node, Dim time, Dim capacity) {
        /**
         * @throws InvalidInputException if rows would be written outside the cache
         */
        public void check(long position, Map<String, Long> bindings) {
            long rows = time.evaluate(bindings);
            long limit = capacity.evaluate(bindings);
            if (position < 0 || position > limit - rows) {
                throw new InvalidInputException("Position " + position + " and time " + rows
                        + " do not fit into a cache of capacity " + limit + "; open a session with a larger one");
            }
        }
    }

    /**
     * A maximum along axes.
     *
     * @param reduced product of the lengths of the axes
     * @param kept number of maxima
     */
    public record Largest(Dim reduced, Dim kept) {
        /**
         * @throws InvalidInputException if it would be a maximum of no elements
         */
        public void check(Map<String, Long> bindings) {
            if (reduced.evaluate(bindings) == 0 && kept.evaluate(bindings) > 0) {
                throw new InvalidInputException(
                        "There is no largest of no elements: an axis of length " + reduced + " is 0 with " + bindings);
            }
        }
    }
}
