package io.github.visionfromtext.backend.djl.graphdef;

import io.github.visionfromtext.backend.djl.graphdef.FunctionGraph.Position;
import io.github.visionfromtext.backend.djl.graphdef.GraphWriter.Operation;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.proto.DataType;

/**
 * Attention over states that grow: of a state of capacity c only the rows that were written are there, and a call makes a
 * new one of the old rows and its own. Rows between what is there and a later position are zero, as they would be in a
 * state written in place.
 */
final class CacheTranslator {
    /** The axis of a state that has a capacity. */
    static final int ROWS = 2;

    private final Scope scope;
    private final GraphWriter writer;
    private final String rows;
    /** Each state as it is now, and how many rows it has. */
    private final Map<State, Rows> now = new LinkedHashMap<>();

    private final Map<State, String> written = new LinkedHashMap<>();
    private final Map<Position, String> positions = new LinkedHashMap<>();

    private record Rows(String value, String count) {}

    CacheTranslator(Scope scope, Map<State, String> states, String rows) {
        this.scope = scope;
        this.writer = scope.writer();
        this.rows = rows;
        states.forEach((state, value) -> now.put(state, new Rows(value, rows)));
    }

    /** What to check before the states are taken, and what to fetch for it. */
    Map<Position, String> positions() {
        return positions;
    }

    /** What to fetch as the states after the call, all of one number of rows. */
    Map<State, String> written() {
        String most = now.values().stream()
                .map(Rows::count)
                .distinct()
                .reduce((a, b) -> scope.whole("Maximum", a, b))
                .orElse(rows);
        now.forEach((state, last) -> {
            String whole = last.count().equals(most)
                    ? last.value()
                    : scope.concat(
                            List.of(last.value(), zeros(state, scope.whole("Sub", most, last.count()))),
                            DataType.DT_FLOAT,
                            ROWS);
            written.put(state, writer.output("written" + written.size(), DataType.DT_FLOAT, whole));
        });
        return written;
    }

    String attend(Op.CachedAttention op, Node node, AttentionTranslator attention) {
        Dim time = node.operand(1).shape().dim(2);
        String position = position(op, node, time);
        String end = scope.whole("AddV2", position, scope.length(time));
        String keys = write(op.keys(), scope.get(node.operand(1)), position, end);
        String values = write(op.values(), scope.get(node.operand(2)), position, end);
        return attention.attend(
                op.scale(), scope.get(node.operand(0)), keys, values, mask(node, position, end, attention), node, null);
    }

    /**
     * A position outside the cache is moved into it, so that the call comes to its end; it is then refused, and what it has
     * computed dropped.
     */
    private String position(Op.CachedAttention op, Node node, Dim time) {
        String wanted = scope.get(node.operand(3));
        String inside = wanted;
        for (State state : List.of(op.keys(), op.values())) {
            Dim capacity = state.shape().dim(ROWS);
            Position position = new Position(node.operand(3), time, capacity);
            if (!positions.containsKey(position)) {
                String name = writer.output("position" + positions.size(), DataType.DT_INT64, wanted);
                positions.put(position, name);
            }
            String last = scope.whole("Sub", scope.length(capacity), scope.length(time));
            inside = scope.whole("Minimum", inside, last);
        }
        return scope.whole("Maximum", inside, writer.whole(0));
    }

    /** Rows {@code position} to {@code end} of a state replaced; returns all rows up to {@code end}. */
    private String write(State state, String fresh, String position, String end) {
        Rows before = Objects.requireNonNull(now.get(state));
        String zero = writer.whole(0);
        String kept = scope.whole("Minimum", position, before.count());
        // Slices of everything and of nothing cost nothing: appending copies the cache once.
        String value = scope.concat(
                List.of(
                        rows(before.value(), zero, kept),
                        zeros(state, scope.whole("Sub", position, kept)),
                        fresh,
                        rows(before.value(), scope.whole("Minimum", end, before.count()), writer.whole(-1))),
                DataType.DT_FLOAT,
                ROWS);
        now.put(state, new Rows(value, scope.whole("Maximum", end, before.count())));
        return rows(value, zero, end);
    }

    private String rows(String state, String start, String count) {
        return scope.slice(state, DataType.DT_FLOAT, 4, ROWS, start, count);
    }

    private String zeros(State state, String count) {
        Shape shape = state.shape();
        String lengths = scope.pack(
                List.of(scope.length(shape.dim(0)), scope.length(shape.dim(1)), count, scope.length(shape.dim(3))));
        return writer.add(
                new Operation("Fill", lengths, writer.number(0)).floats().type("index_type", DataType.DT_INT32));
    }

    /** A query sees itself, before its start too, so that what it gives is finite. */
    private String mask(Node node, String position, String end, AttentionTranslator attention) {
        String queries = attention.positions(position, scope.length(node.shape().dim(2)));
        String seen = attention.seen(queries, end);
        if (node.operands().size() == 5) {
            Shape each = Shape.of(node.shape().dim(0), 1, 1, 1);
            String start = scope.reshape(scope.get(node.operand(4)), DataType.DT_INT64, each);
            String begun = compare("GreaterEqual", scope.range(end), start);
            String itself = compare("Equal", scope.range(end), queries);
            seen = writer.add(new Operation("LogicalAnd", seen, writer.add(new Operation("LogicalOr", begun, itself))));
        }
        return attention.hiding(seen);
    }

    private String compare(String op, String a, String b) {
        return writer.add(new Operation(op, a, b).type("T", DataType.DT_INT64));
    }
}
