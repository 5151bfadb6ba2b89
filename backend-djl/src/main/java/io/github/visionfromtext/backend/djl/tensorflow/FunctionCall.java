package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.backend.djl.graphdef.FunctionGraph;
import io.github.visionfromtext.backend.djl.graphdef.FunctionGraph.Position;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A function of a loaded graph, ready to be called. Thread-safe. */
final class FunctionCall {
    private static final long MOST_ELEMENTS = Integer.MAX_VALUE - 8;
    /** Up to so many rows a matrix product is done before another thread has woken up. */
    private static final long FEW_ROWS = 4;

    private final FunctionGraph function;
    private final NativeGraph graph;
    private final NativeGraph.Call call;
    /** Axes whose length only a call knows. */
    private final List<Dim> axes;
    /** How many rows its matrix products have. */
    private final List<Dim> rows;

    FunctionCall(NativeGraph graph, FunctionGraph function) {
        this(graph, function, List.of(), List.of());
    }

    /**
     * @param moreFeeds placeholders besides those of the function
     * @param moreFetches values besides those of the function
     */
    FunctionCall(NativeGraph graph, FunctionGraph function, List<String> moreFeeds, List<String> moreFetches) {
        this.function = function;
        this.graph = graph;
        List<String> feeds = new ArrayList<>(function.weights().values());
        feeds.addAll(function.states().values());
        if (!function.rows().isEmpty()) {
            feeds.add(function.rows());
        }
        if (!function.lengths().isEmpty()) {
            feeds.add(function.lengths());
        }
        feeds.addAll(function.inputs());
        feeds.addAll(moreFeeds);
        List<String> fetches = new ArrayList<>(function.outputs());
        fetches.addAll(function.positions().values());
        fetches.addAll(function.written().values());
        fetches.addAll(moreFetches);
        this.call = graph.prepare(feeds, fetches);
        this.axes = function.function().nodes().stream()
                .flatMap(node -> node.shape().dims().stream())
                .filter(dim -> !dim.isFixed())
                .distinct()
                .toList();
        this.rows = function.function().nodes().stream()
                .filter(node -> node.op() instanceof Op.Linear || node.op() instanceof Op.MatMul)
                .map(node -> node.shape().without(-1).elementCount())
                .distinct()
                .toList();
    }

    /**
     * What a call gives.
     *
     * @param outputs by name
     * @param rest in native memory, the caller's to close: the new states, then what else was fetched
     */
    record Results(Map<String, Tensor> outputs, List<NativeTensor> rest) {}

    /**
     * Runs the function.
     *
     * @param inputs bound to the function
     * @param states all states of the module, or empty
     * @param rows of each state
     */
    Results run(
            Map<String, Tensor> inputs,
            Map<String, Long> bindings,
            Map<Weight, NativeTensor> weights,
            Map<State, NativeTensor> states,
            long rows,
            Tensor... more) {
        check(bindings);
        List<NativeTensor> feeds = new ArrayList<>();
        function.weights().keySet().forEach(weight -> feeds.add(Objects.requireNonNull(weights.get(weight))));
        function.states().keySet().forEach(state -> feeds.add(Objects.requireNonNull(states.get(state))));
        int shared = feeds.size();
        try {
            if (!function.rows().isEmpty()) {
                feeds.add(NativeTensor.copy(Tensor.scalar(rows)));
            }
            if (!function.lengths().isEmpty()) {
                feeds.add(NativeTensor.copy(lengths(bindings)));
            }
            for (String name : function.function().inputs().keySet()) {
                feeds.add(NativeTensor.copy(Objects.requireNonNull(inputs.get(name))));
            }
            for (Tensor tensor : more) {
                feeds.add(NativeTensor.copy(tensor));
            }
            return results(graph.run(call, feeds, isSmall(bindings)), bindings);
        } finally {
            feeds.subList(shared, feeds.size()).forEach(NativeTensor::close);
        }
    }

    private void check(Map<String, Long> bindings) {
        function.largest().forEach(largest -> largest.check(bindings));
        for (Dim axis : axes) {
            long length = axis.evaluate(bindings);
            if (length > Integer.MAX_VALUE) {
                throw new BackendException("TensorFlow's axes are no longer than " + Integer.MAX_VALUE + ", but "
                        + axis + " would be " + length + " in function '"
                        + function.function().name() + "'; use smaller inputs");
            }
        }
        function.function().outputs().forEach((name, node) -> {
            long count = elementCount(node, bindings);
            if (count > MOST_ELEMENTS) {
                throw new BackendException("Output '" + name + "' of function '"
                        + function.function().name() + "' would have " + count
                        + " elements, too many for one array; ask for a smaller one");
            }
        });
    }

    private boolean isSmall(Map<String, Long> bindings) {
        return !rows.isEmpty() && rows.stream().allMatch(count -> count.evaluate(bindings) <= FEW_ROWS);
    }

    private static long elementCount(Node node, Map<String, Long> bindings) {
        long count = 1;
        for (Dim dim : node.shape().dims()) {
            long length = dim.evaluate(bindings);
            count = length == 0 ? 0 : count > MOST_ELEMENTS ? count : Math.multiplyExact(count, length);
        }
        return count;
    }

    private Tensor lengths(Map<String, Long> bindings) {
        long[] lengths = function.symbols().stream()
                .mapToLong(symbol -> Objects.requireNonNull(bindings.get(symbol)))
                .toArray();
        return Tensor.ints(lengths, lengths.length);
    }

    /** Takes results over. If anything is wrong with them, all are closed. */
    private Results results(List<NativeTensor> fetched, Map<String, Long> bindings) {
        int kept = fetched.size();
        try {
            int next = function.outputs().size();
            for (Position position : function.positions().keySet()) {
                position.check(fetched.get(next++).toHost().ints()[0], bindings);
            }
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            for (String name : function.function().outputs().keySet()) {
                outputs.put(name, fetched.get(outputs.size()).toHost());
            }
            kept = next;
            return new Results(outputs, List.copyOf(fetched.subList(next, fetched.size())));
        } finally {
            fetched.subList(0, kept).forEach(NativeTensor::close);
        }
    }
}
