package io.github.visionfromtext.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation against torch in double precision; only the rounding of the fixture to FLOAT32 is forgiven. */
class OperationParityTest {
    private static final double ULP_OF_ONE = 0x1p-23;
    private static final double SCALE = 0.7;
    private static final Map<String, OpsFixture.Case> CASES = OpsFixture.read();
    private static final Backend BACKEND = new ReferenceProvider().create(BackendOptions.DEFAULT);

    @AfterAll
    static void close() {
        BACKEND.close();
    }

    static Stream<String> cases() {
        return CASES.keySet().stream().filter(name -> !name.startsWith("cached"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTorch(String name) {
        OpsFixture.Case golden = CASES.get(name);
        Tensor actual = run(module(name, golden), golden.operands());
        assertThat(actual.shape()).isEqualTo(golden.expected().shape());
        if (golden.expected().type() == ElementType.INT) {
            assertThat(actual.ints()).containsExactly(golden.expected().ints());
        } else {
            assertThat(actual.isDoublePrecision()).isTrue();
            assertClose(actual.floats(), golden.expected().floats());
        }
    }

    static void assertClose(float[] actual, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            double allowed = ULP_OF_ONE * Math.abs(expected[i]) + 1e-14;
            boolean same = Float.compare(actual[i], expected[i]) == 0 || Math.abs(actual[i] - expected[i]) <= allowed;
            assertThat(same)
                    .as("element %s is %s, expected %s", i, actual[i], expected[i])
                    .isTrue();
        }
    }

    private static GraphModule module(String name, OpsFixture.Case golden) {
        GraphModule.Builder module = GraphModule.builder(name);
        FunctionBuilder function = module.function("f");
        List<Value> operands = new ArrayList<>();
        for (Tensor operand : golden.operands()) {
            operands.add(function.input("x" + operands.size(), operand.type(), Shape.fixed(operand.shape())));
        }
        function.output("y", expression(name.split("-"), function, operands));
        return module.build();
    }

    private static Tensor run(GraphModule module, List<Tensor> operands) {
        Map<String, Tensor> inputs = new HashMap<>();
        operands.forEach(operand -> inputs.put("x" + inputs.size(), operand));
        try (LoadedModule loaded = BACKEND.load(module, WeightSource.of("none", Map.of()), WeightFormat.FLOAT64);
                Session session = loaded.openSession(Map.of())) {
            return session.run("f", inputs, "y");
        }
    }

    /** The case as a graph; its name is the operation, then attributes, then what is special about the operands. */
    private static Value expression(String[] words, FunctionBuilder f, List<Value> x) {
        Value first = x.get(0);
        return switch (words[0]) {
            case "negate" -> first.negate();
            case "abs" -> first.abs();
            case "exp" -> first.exp();
            case "log" -> first.log();
            case "sqrt" -> first.sqrt();
            case "sin" -> first.sin();
            case "cos" -> first.cos();
            case "tanh" -> first.tanh();
            case "sigmoid" -> first.sigmoid();
            case "relu" -> first.relu();
            case "silu" -> first.silu();
            case "gelu" -> first.gelu();
            case "geluTanh" -> first.geluTanh();
            case "sum" -> first.sum(axes(words[1]));
            case "mean" -> first.mean(axes(words[1]));
            case "max" -> first.max(axes(words[1]));
            case "meanKeepingAxes" -> first.meanKeepingAxes(axes(words[1]));
            case "argMax" -> first.argMax(axes(words[1])[0]);
            case "softmax" -> first.softmax(axes(words[1])[0]);
            case "logSoftmax" -> first.logSoftmax(axes(words[1])[0]);
            case "reshape" -> first.reshape(3, first.dim(2), 2);
            case "transpose" -> first.transpose(2, 0, 1);
            case "transposeLast" -> first.transposeLast();
            case "concat" -> f.concat(1, x.toArray(Value[]::new));
            case "expand" -> first.expand(4, 2, 3, first.dim(2));
            case "slice" -> first.slice(axes(words[1])[0], Long.parseLong(words[2]), Long.parseLong(words[3]));
            default -> ofTwo(words, x);
        };
    }

    private static int[] axes(String digits) {
        return digits.chars().map(digit -> digit - '0').toArray();
    }

    private static Value ofTwo(String[] words, List<Value> x) {
        Value first = x.get(0);
        Value second = x.get(1);
        Value third = x.size() > 2 ? x.get(2) : null;
        return switch (words[0]) {
            case "plus" -> first.plus(second);
            case "minus" -> first.minus(second);
            case "times" -> first.times(second);
            case "dividedBy" -> first.dividedBy(second);
            case "maximum" -> first.maximum(second);
            case "minimum" -> first.minimum(second);
            case "power" -> first.power(second);
            case "equalTo" -> first.equalTo(second);
            case "lessThan" -> first.lessThan(second);
            case "atMost" -> first.atMost(second);
            case "where" -> first.where(second, third);
            case "crossEntropy" -> first.crossEntropy(second);
            case "gather" -> first.gather(axes(words[1])[0], second);
            case "gatherEach" -> first.gatherEach(axes(words[1])[0], second);
            case "embed" -> second.embed(first);
            case "matMul" -> first.matMul(second);
            case "linear" -> first.linear(second, third);
            case "layerNorm" -> first.layerNorm(second, third, 1e-5);
            case "rmsNorm" -> first.rmsNorm(second, 1e-5);
            case "rotary" ->
                first.rotaryEmbedding(second, third, words[1].equals("halves") ? Pairing.HALVES : Pairing.INTERLEAVED);
            case "attention" ->
                first.attention(
                        second,
                        third,
                        x.size() > 3 ? x.get(3) : null,
                        SCALE,
                        List.of(words).contains("causal"));
            default -> throw new AssertionError("no expression for " + String.join("-", words));
        };
    }

    /** The fixture leaves out what holds data, and a cache, which has tests of its own. */
    @Test
    void everyOperationHasACase() {
        Set<String> seen =
                new TreeSet<>(Set.of("Input", "ReadWeight", "Constant", "Range", "ToFloat", "CachedAttention"));
        cases().forEach(name -> {
            for (Node node : module(name, CASES.get(name)).function("f").nodes()) {
                seen.add(node.op().getClass().getSimpleName());
            }
        });
        assertThat(seen)
                .isEqualTo(Stream.of(Op.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unary", "binary", "compare", "reduce"})
    void everyVariantHasACase(String label) {
        Set<Op> variants = cases().flatMap(name -> module(name, CASES.get(name)).function("f").nodes().stream())
                .filter(node -> node.op().label().equals(label))
                .map(Node::op)
                .map(op -> op instanceof Op.Reduce reduce ? new Op.Reduce(reduce.function(), List.of(), false) : op)
                .collect(Collectors.toSet());
        int expected =
                switch (label) {
                    case "unary" -> Op.Unary.Function.values().length;
                    case "binary" -> Op.Binary.Function.values().length;
                    case "compare" -> Op.Compare.Relation.values().length;
                    default -> Op.Reduce.Function.values().length;
                };
        assertThat(variants).hasSize(expected);
    }
}
