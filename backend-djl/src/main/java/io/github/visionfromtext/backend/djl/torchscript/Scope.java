package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The body of one generated method: statements in single-assignment form, the variables that hold each node in each element
 * type asked for, and the lengths of symbolic axes.
 */
final class Scope {
    private final GraphModule module;
    private final GraphFunction function;
    private final List<String> states;
    private final StringBuilder body = new StringBuilder();
    private final Map<Node, EnumMap<ScalarType, String>> variables = new HashMap<>();
    private final Map<Node, Supplier<String>> unwritten = new HashMap<>();
    private final Map<Node, ScalarType> types = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private int count;

    Scope(GraphModule module, GraphFunction function) {
        this.module = module;
        this.function = function;
        this.states = new ArrayList<>(module.states().keySet());
    }

    String body() {
        return body.toString();
    }

    /** Adds a line, indented as the body of a method; {@code format} as in {@link String#format}. */
    void line(String format, Object... arguments) {
        body.append("    ").append(String.format(format, arguments)).append('\n');
    }

    String fresh() {
        return "v" + count++;
    }

    /** Assigns an expression to a new variable. */
    String assign(String format, Object... arguments) {
        String variable = fresh();
        line("%s = %s", variable, String.format(format, arguments));
        return variable;
    }

    /** The variable of an earlier call with the same key, else a new one with this expression. */
    String once(String key, Supplier<String> expression) {
        String variable = shared.get(key);
        if (variable == null) {
            variable = assign("%s", expression.get());
            shared.put(key, variable);
        }
        return variable;
    }

    /** Says that a node's value is that expression, of that element type. */
    void define(Node node, ScalarType type, String format, Object... arguments) {
        defineVariable(node, type, assign(format, arguments));
    }

    void defineVariable(Node node, ScalarType type, String variable) {
        types.put(node, type);
        EnumMap<ScalarType, String> forms = new EnumMap<>(ScalarType.class);
        forms.put(type, variable);
        variables.put(node, forms);
    }

    /** Says what a node's value is, to be written down only if it is asked for. */
    void defineLazily(Node node, ScalarType type, Supplier<String> expression) {
        types.put(node, type);
        unwritten.put(node, expression);
    }

    boolean holds(Node node) {
        return types.containsKey(node);
    }

    /** The element type a node was computed in. */
    ScalarType type(Node node) {
        ScalarType type = types.get(node);
        if (type == null) {
            throw new IllegalStateException("Used before it was translated: " + node);
        }
        return type;
    }

    /** The variable that holds a node in an element type, converted once. */
    String get(Node node, ScalarType wanted) {
        ScalarType type = type(node);
        Map<ScalarType, String> forms = variables.computeIfAbsent(node, n -> new EnumMap<>(ScalarType.class));
        Supplier<String> expression = unwritten.remove(node);
        if (expression != null) {
            forms.put(type, assign("%s", expression.get()));
        }
        String variable = forms.get(wanted);
        if (variable == null) {
            String source = Objects.requireNonNull(forms.get(type));
            variable = wanted == ScalarType.BOOL
                    ? assign("torch.ne(%s, 0)", source)
                    : assign("torch.to(%s, %d)", source, wanted.code());
            forms.put(wanted, variable);
        }
        return variable;
    }

    /** The variable that holds a node as it was computed, conditions as INT64. */
    String get(Node node) {
        return get(node, node.type() == ElementType.INT ? ScalarType.INT64 : type(node));
    }

    String state(State state) {
        int index = states.indexOf(state.name());
        return once("state " + index, () -> "(state)[" + index + "]");
    }

    /** A length: a literal, or a variable computed once from the shapes of inputs and states. */
    String dim(Dim dim) {
        if (dim.isFixed()) {
            return Long.toString(dim.fixed());
        }
        if (dim.isSymbol()) {
            return once("length " + dim, () -> source(dim));
        }
        String sum = dim.terms().entrySet().stream()
                .map(term -> product(term.getKey(), term.getValue()))
                .reduce((a, b) -> "torch.add(" + a + ", " + b + ")")
                .orElse("0");
        return once("length " + dim, () -> sum);
    }

    private String product(List<String> symbols, long coefficient) {
        return symbols.stream()
                .map(symbol -> dim(Dim.symbol(symbol)))
                .reduce(Long.toString(coefficient), (a, b) -> "torch.mul(" + a + ", " + b + ")");
    }

    /** Where a symbol's length can be read off. */
    private String source(Dim symbol) {
        int position = 0;
        for (Node input : function.inputs().values()) {
            int axis = input.shape().dims().indexOf(symbol);
            if (axis >= 0) {
                return "torch.size(input" + position + ", " + axis + ")";
            }
            position++;
        }
        for (State state : module.states().values()) {
            int axis = state.shape().dims().indexOf(symbol);
            if (axis >= 0) {
                return "torch.size(" + state(state) + ", " + axis + ")";
            }
        }
        throw new IllegalStateException("The length of " + symbol + " cannot be read off any input or state");
    }

    /** A shape as a list of integers. */
    String shape(Shape shape) {
        return shape.dims().stream().map(this::dim).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A rank-0 constant as a literal, or null. */
    static @org.jspecify.annotations.Nullable String literal(Node node) {
        if (node.op() instanceof Op.Constant constant && node.shape().rank() == 0) {
            double value = constant.values().get(0);
            if (Double.isFinite(value)) {
                return node.type() == ElementType.INT ? Long.toString((long) value) : Double.toString(value);
            }
        }
        return null;
    }
}
