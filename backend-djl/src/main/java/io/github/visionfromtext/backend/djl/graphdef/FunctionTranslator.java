package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.graph.Weight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.tensorflow.proto.DataType;

/** Writes a function of a module into the graph, and says where what is fed and fetched is. */
final class FunctionTranslator {
    private final GraphModule module;
    private final GraphFunction function;
    private final GraphWriter writer;
    private final Map<Weight, String> weights;
    private final WeightLayout layout;

    FunctionTranslator(
            GraphModule module,
            GraphFunction function,
            GraphWriter writer,
            Map<Weight, String> weights,
            WeightLayout layout) {
        this.module = module;
        this.function = function;
        this.writer = writer;
        this.weights = weights;
        this.layout = layout;
    }

    FunctionGraph translate() {
        List<String> symbols = symbols();
        String lengths = symbols.isEmpty() ? "" : writer.placeholder("lengths", DataType.DT_INT64, symbols.size());
        Scope scope = new Scope(writer, symbols, lengths);
        List<String> inputs = inputs(scope);
        Map<Weight, String> read = new LinkedHashMap<>();
        for (Node node : function.nodes()) {
            if (node.op() instanceof Op.ReadWeight op) {
                read.put(op.weight(), Objects.requireNonNull(weights.get(op.weight())));
                scope.define(node, Objects.requireNonNull(weights.get(op.weight())));
            }
        }
        Map<State, String> states = new LinkedHashMap<>();
        for (State state : usesStates() ? module.states().values() : List.<State>of()) {
            states.put(state, writer.placeholder("state" + states.size(), DataType.DT_FLOAT, rowsOpen(state.shape())));
        }
        String rows = states.isEmpty() ? "" : writer.placeholder("rows", DataType.DT_INT64);
        CacheTranslator caches = new CacheTranslator(scope, states, rows);
        OpTranslator translator = new OpTranslator(scope, caches, layout);
        function.nodes().forEach(node -> node.accept(translator));
        return new FunctionGraph(
                function,
                inputs,
                lengths,
                symbols,
                read,
                rows,
                states,
                outputs(scope),
                caches.written(),
                caches.positions(),
                translator.largest());
    }

    /** The symbols whose lengths the function needs. A call that trains knows no others: it has no session. */
    private List<String> symbols() {
        Set<String> symbols = new TreeSet<>(usesStates() ? module.sessionSymbols() : Set.of());
        for (Node node : function.nodes()) {
            node.shape().dims().forEach(dim -> symbols.addAll(dim.symbols()));
            if (node.op() instanceof Op.Slice slice) {
                symbols.addAll(slice.start().symbols());
                symbols.addAll(slice.end().symbols());
            }
        }
        return List.copyOf(symbols);
    }

    private List<String> inputs(Scope scope) {
        List<String> inputs = new ArrayList<>();
        for (Node node : function.inputs().values()) {
            String name = writer.placeholder("input" + inputs.size(), Scope.type(node), open(node.shape()));
            inputs.add(name);
            scope.define(node, name);
        }
        return inputs;
    }

    private static long[] open(Shape shape) {
        return shape.dims().stream()
                .mapToLong(dim -> dim.isFixed() ? dim.fixed() : -1)
                .toArray();
    }

    /** Of a state only the rows that were written are there. */
    private static long[] rowsOpen(Shape shape) {
        return open(shape.with(CacheTranslator.ROWS, Dim.symbol("rows")));
    }

    /** Whether any; then all of them go through, so that all of a session keep one number of rows. */
    private boolean usesStates() {
        return function.nodes().stream().anyMatch(node -> node.op() instanceof Op.CachedAttention);
    }

    private List<String> outputs(Scope scope) {
        List<String> outputs = new ArrayList<>();
        for (Node node : function.outputs().values()) {
            outputs.add(writer.output("output" + outputs.size(), Scope.type(node), scope.get(node)));
        }
        return outputs;
    }
}
