package io.github.visionfromtext.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.GraphException;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.tensor.ElementType;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every operation yields, and how it refuses operands that do not fit. */
class ShapeRulesTest {
    private static final Dim BATCH = Dim.symbol("batch");
    private static final Dim TIME = Dim.symbol("time");
    private static final Dim LENGTH = Dim.symbol("length");

    private final GraphModule.Builder module = GraphModule.builder("m");
    private final FunctionBuilder function = module.function("f");

    /** What the cases below combine; a value for each name. */
    private final Map<String, Value> values = Map.of(
            "x", function.input("x", BATCH, TIME, 6),
            "i", function.intInput("i", BATCH, TIME),
            "m", function.input("m", 6, 4),
            "v", function.input("v", 6),
            "n", function.intInput("n"),
            "q", function.input("q", BATCH, 4, TIME, 8),
            "k", function.input("k", BATCH, 2, LENGTH, 8),
            "s", function.input("s", 1, 4, TIME, LENGTH),
            "logits", function.input("logits", BATCH, 10),
            "starts", function.intInput("starts", BATCH));

    private final State keys = module.state("keys", Shape.of(BATCH, 2, 32, 8));
    private final State vals = module.state("values", Shape.of(BATCH, 2, 32, 8));

    private Value get(String name) {
        return values.get(name);
    }

    private static Arguments yields(String expected, Function<ShapeRulesTest, Value> expression) {
        return Arguments.of(expected, expression);
    }

    static Stream<Arguments> fitting() {
        return Stream.of(
                yields("FLOAT[batch, time]", t -> t.get("i").toFloat()),
                yields("FLOAT[batch, time, 6]", t -> t.get("x").plus(t.get("v")).gelu()),
                yields("INT[batch, time]", t -> t.get("i").plus(t.get("n"))),
                yields("INT[batch, time, 6]", t -> t.get("x").lessThan(t.get("v"))),
                yields("FLOAT[6, 6]", t -> t.get("n").where(t.get("v").reshape(6, 1), t.get("v"))),
                yields("FLOAT[batch, 6]", t -> t.get("x").mean(1)),
                yields("FLOAT[1, time, 1]", t -> t.get("x").meanKeepingAxes(-1, 0)),
                yields("FLOAT[]", t -> t.get("x").meanOfAll()),
                yields("INT[batch, 6]", t -> t.get("x").argMax(1)),
                yields("FLOAT[batch, time, 6]", t -> t.get("x").softmax(-1).logSoftmax(0)),
                yields("FLOAT[batch]", t -> t.get("logits").crossEntropy(t.get("starts"))),
                yields("FLOAT[batch*time, 2, 3]", t -> t.get("x").reshape(BATCH.times(TIME), 2, 3)),
                yields("FLOAT[6, batch, time]", t -> t.get("x").transpose(2, 0, 1)),
                yields("FLOAT[batch, 6, time]", t -> t.get("x").transposeLast()),
                yields("FLOAT[batch, time-1, 6]", t -> t.get("x").sliceFrom(1, 1)),
                yields("INT[batch, 0]", t -> t.get("i").slice(1, 3, 3)),
                yields(
                        "FLOAT[batch, 2*time+1, 6]",
                        t -> t.function.concat(
                                1, t.get("x"), t.get("x"), t.get("v").expand(BATCH, 1, 6))),
                yields("FLOAT[batch, batch, time, 6]", t -> t.get("x").gather(1, t.get("i"))),
                yields("FLOAT[batch, 6]", t -> t.get("x").gather(1, t.get("n"))),
                yields("FLOAT[batch, time, 6]", t -> t.get("x").gatherEach(1, t.get("i"))),
                yields("FLOAT[batch, time, 4]", t -> t.get("i").embed(t.get("m"))),
                yields("FLOAT[batch, time, 4]", t -> t.get("x").matMul(t.get("m"))),
                yields("FLOAT[batch, time, 4]", t -> t.get("x")
                        .linear(t.get("m").transposeLast(), null)),
                yields("FLOAT[batch, time, 6]", t -> t.get("x").layerNorm(t.get("v"), t.get("v"), 1e-5)),
                yields("FLOAT[batch, time, 6]", t -> t.get("x").rmsNorm(t.get("v"), 1e-5)),
                yields("FLOAT[batch, 4, time, 8]", t -> {
                    Value angles = t.function.range(TIME).toFloat().reshape(TIME, 1);
                    return t.get("q").rotaryEmbedding(angles, angles, Pairing.HALVES);
                }),
                yields("FLOAT[batch, 4, time, 3]", t -> t.get("q")
                        .attention(t.get("k"), t.get("k").slice(3, 0, 3), t.get("s"), 1, true)),
                yields("FLOAT[batch, 4, time, 8]", t -> {
                    Value key = t.get("q").slice(1, 0, 2);
                    return t.get("q").cachedAttention(key, key, t.keys, t.vals, t.get("n"), t.get("starts"), 1);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void fitting(String expected, Function<ShapeRulesTest, Value> expression) {
        Value result = expression.apply(this);
        assertThat(result.type().toString() + result.shape()).isEqualTo(expected);
    }

    private static Arguments refuses(Function<ShapeRulesTest, Value> expression, String... named) {
        return Arguments.of(String.join(" ", named), expression, named);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                refuses(t -> t.get("x").toFloat(), "ToFloat", "FLOAT[batch, time, 6]", "INT"),
                refuses(t -> t.get("i").exp(), "Unary", "EXP", "INT[batch, time]", "FLOAT"),
                refuses(t -> t.get("x").plus(t.get("m")), "ADD", "[batch, time, 6]", "[6, 4]", "do not broadcast"),
                refuses(t -> t.get("x").plus(t.get("i")), "ADD", "FLOAT[batch, time, 6]", "INT[batch, time]"),
                refuses(t -> t.get("i").dividedBy(t.get("n")), "DIVIDE", "INT[batch, time]", "needs FLOAT"),
                refuses(t -> t.get("x").lessThan(t.get("n")), "Compare", "LESS", "one type"),
                refuses(t -> t.get("x").where(t.get("x"), t.get("x")), "Where", "condition must be INT"),
                refuses(t -> t.get("n").where(t.get("x"), t.get("i")), "Where", "one type"),
                refuses(t -> t.get("i").sum(0), "Reduce", "SUM", "INT[batch, time]"),
                refuses(t -> t.get("x").sum(0, -3), "Reduce", "[batch, time, 6]", "[0, 0]"),
                refuses(t -> t.get("x").max(3), "MAX", "[batch, time, 6]", "axis 3"),
                refuses(t -> t.get("x").sum(), "Reduce", "[batch, time, 6]", "sumOfAll"),
                refuses(t -> t.get("i").argMax(0), "ArgMax", "INT[batch, time]"),
                refuses(t -> t.get("x").argMax(5), "argMax", "[batch, time, 6]", "axis 5"),
                refuses(t -> t.get("x").softmax(-4), "softmax", "[batch, time, 6]", "axis -4"),
                refuses(t -> t.get("x").crossEntropy(t.get("starts")), "CrossEntropy", "[batch, time, 6]", "rank 2"),
                refuses(t -> t.get("m").crossEntropy(t.get("starts")), "CrossEntropy", "6 and batch"),
                refuses(t -> t.get("x").reshape(BATCH, 6), "Reshape", "6*batch*time", "[batch, 6]"),
                refuses(t -> t.get("m").reshape(-3, -8), "negative", "[-3, -8]"),
                refuses(t -> t.get("x").transpose(0, 1), "Transpose", "[0, 1]", "[batch, time, 6]"),
                refuses(t -> t.get("x").transpose(0, 1, 1), "Transpose", "[0, 1, 1]"),
                refuses(t -> t.get("v").transposeLast(), "Transpose", "[6]"),
                refuses(t -> t.get("x").slice(2, 0, 7), "Slice", "[batch, time, 6]", "end 7"),
                refuses(t -> t.get("x").slice(2, 3, 2), "Slice", "start must not be behind end"),
                refuses(t -> t.get("x").slice(1, -1, 2), "Slice", "start must not be negative"),
                refuses(t -> t.function.concat(0, t.get("x"), t.get("m")), "Concat", "[batch, time, 6]", "[6, 4]"),
                refuses(t -> t.function.concat(0, t.get("v"), t.function.range(TIME)), "Concat", "one type"),
                refuses(t -> t.function.concat(0), "'f'", "at least one"),
                refuses(t -> t.get("x").expand(BATCH, TIME, 12), "Expand", "[batch, time, 6]", "[batch, time, 12]"),
                refuses(t -> t.get("x").expand(6), "Expand", "[batch, time, 6]", "[6]"),
                refuses(t -> t.get("x").gather(0, t.get("v")), "Gather", "indices must be INT"),
                refuses(t -> t.get("x").gatherEach(2, t.get("i")), "Gather", "rank 3"),
                refuses(t -> t.get("m").gatherEach(1, t.get("i")), "Gather", "6 and batch"),
                refuses(t -> t.get("i").embed(t.get("x")), "Embedding", "[batch, time, 6]", "rank 2"),
                refuses(t -> t.get("x").embed(t.get("m")), "Embedding", "operand 1 must be INT"),
                refuses(t -> t.get("m").matMul(t.get("m")), "MatMul", "[6, 4]", "4 and 6"),
                refuses(t -> t.get("x").matMul(t.get("v")), "MatMul", "[6]", "rank 2 or more"),
                refuses(t -> t.get("x").linear(t.get("m"), null), "Linear", "[6, 4]", "6 and 4"),
                refuses(t -> t.get("m").linear(t.get("m").slice(0, 0, 5), t.get("v")), "Linear", "[5, 4]", "6 and 5"),
                refuses(t -> t.get("m").layerNorm(t.get("v"), null, 1), "LayerNorm", "[6, 4]", "6 and 4"),
                refuses(t -> t.get("m").rmsNorm(t.get("v"), 1), "RmsNorm", "[6, 4]", "[6]"),
                refuses(
                        t -> t.get("q").rotaryEmbedding(t.get("v"), t.get("v"), Pairing.HALVES),
                        "Rotary",
                        "rank 2 to 4"),
                refuses(
                        t -> t.get("s").rotaryEmbedding(t.get("m"), t.get("m"), Pairing.HALVES),
                        "even number",
                        "length"),
                refuses(t -> t.get("q").attention(t.get("k"), t.get("q"), null, 1, false), "groups", "2 and 4"),
                refuses(t -> t.get("k").attention(t.get("q"), t.get("q"), null, 1, false), "multiple", "(2)", "(4)"),
                refuses(
                        t -> t.get("q").attention(t.get("k"), t.get("k"), t.get("x"), 1, false),
                        "Attention",
                        "the bias"),
                refuses(
                        t -> t.get("q").cachedAttention(t.get("k"), t.get("k"), t.keys, t.vals, t.get("n"), null, 1),
                        "CachedAttention",
                        "lengths of query and key",
                        "time and length"),
                refuses(t -> cached(t, t.keys, t.keys, t.get("n")), "two states"),
                refuses(t -> cached(t, t.keys, t.vals, t.get("starts")), "operand 3 must have rank 0"),
                refuses(
                        t -> cached(t, t.keys, t.module.state("wide", Shape.of(BATCH, 2, 32, 9)), t.get("n")),
                        "wide[batch, 2, 32, 9]",
                        "all axes but capacity"));
    }

    private static Value cached(ShapeRulesTest t, State keys, State values, Value position) {
        Value key = t.get("q").slice(1, 0, 2);
        return t.get("q").cachedAttention(key, key, keys, values, position, null, 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void misfits(String named, Function<ShapeRulesTest, Value> expression, String[] parts) {
        assertThatThrownBy(() -> expression.apply(this))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll(parts);
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aRefusedOperationLeavesTheFunctionUsable(
            String named, Function<ShapeRulesTest, Value> expression, String[] parts) {
        assertThatThrownBy(() -> expression.apply(this)).isInstanceOf(GraphException.class);
        function.output("y", get("x").exp());
        assertThat(module.build().function("f").output("y").type()).isEqualTo(ElementType.FLOAT);
    }
}
