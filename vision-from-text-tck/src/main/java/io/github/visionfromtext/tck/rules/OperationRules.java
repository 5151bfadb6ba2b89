package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.tck.specification.Rule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of the closed set, in FLOAT32: what torch computed in double precision, and what the reference backend makes
 * of further shapes and numbers.
 */
public abstract class OperationRules extends BackendRules {
    /** Called by the suite. */
    protected OperationRules() {}

    private Stream<DynamicTest> check(UnaryOperator<Cases> cases) {
        Cases all = cases.apply(new Cases(subject().reference()));
        return all.collected().stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
    }

    private void check(OperationCase one) {
        Tensor actual =
                Graphs.evaluate(subject().backend(), WeightFormat.FLOAT32, one.module(), one.weights(), one.inputs());
        double tolerance = Tolerance.of(WeightFormat.FLOAT32).element() * one.slack();
        Closeness.assertElements(one.name(), actual, one.expected(), tolerance, one.specified());
    }

    @TestFactory
    @Rule("O1")
    Stream<DynamicTest> input() {
        return check(ElementCases::inputs);
    }

    @TestFactory
    @Rule("O2")
    Stream<DynamicTest> readWeight() {
        return check(ElementCases::weights);
    }

    @TestFactory
    @Rule("O3")
    Stream<DynamicTest> constant() {
        return check(ElementCases::constants);
    }

    @TestFactory
    @Rule("O4")
    Stream<DynamicTest> range() {
        return check(ElementCases::ranges);
    }

    @TestFactory
    @Rule("O5")
    Stream<DynamicTest> toFloat() {
        return check(ElementCases::toFloat);
    }

    @TestFactory
    @Rule("O6")
    Stream<DynamicTest> unary() {
        return check(cases -> ElementCases.unary(cases.addAll(GoldenGraphs.of(
                "negate",
                "abs",
                "exp",
                "log",
                "sqrt",
                "sin",
                "cos",
                "tanh",
                "sigmoid",
                "relu",
                "silu",
                "gelu",
                "geluTanh"))));
    }

    @TestFactory
    @Rule("O7")
    Stream<DynamicTest> binary() {
        return check(cases -> ElementCases.binary(
                cases.addAll(GoldenGraphs.of("plus", "minus", "times", "dividedBy", "maximum", "minimum", "power"))));
    }

    @TestFactory
    @Rule("O8")
    Stream<DynamicTest> compare() {
        return check(cases -> ElementCases.compare(cases.addAll(GoldenGraphs.of("equalTo", "lessThan", "atMost"))));
    }

    @TestFactory
    @Rule("O9")
    Stream<DynamicTest> where() {
        return check(cases -> ElementCases.where(cases.addAll(GoldenGraphs.of("where"))));
    }

    @TestFactory
    @Rule("O10")
    Stream<DynamicTest> reduce() {
        return check(cases -> AxisCases.reduce(cases.addAll(GoldenGraphs.of("sum", "mean", "max", "meanKeepingAxes"))));
    }

    @TestFactory
    @Rule("O11")
    Stream<DynamicTest> argMax() {
        return check(cases -> AxisCases.argMax(cases.addAll(GoldenGraphs.of("argMax"))));
    }

    @TestFactory
    @Rule("O12")
    Stream<DynamicTest> softmax() {
        return check(cases -> AxisCases.softmax(cases.addAll(GoldenGraphs.of("softmax")), false));
    }

    @TestFactory
    @Rule("O13")
    Stream<DynamicTest> logSoftmax() {
        return check(cases -> AxisCases.softmax(cases.addAll(GoldenGraphs.of("logSoftmax")), true));
    }

    @TestFactory
    @Rule("O14")
    Stream<DynamicTest> crossEntropy() {
        return check(cases -> AxisCases.crossEntropy(cases.addAll(GoldenGraphs.of("crossEntropy"))));
    }

    @TestFactory
    @Rule("O15")
    Stream<DynamicTest> reshape() {
        return check(cases -> LayoutCases.reshape(cases.addAll(GoldenGraphs.of("reshape"))));
    }

    @TestFactory
    @Rule("O16")
    Stream<DynamicTest> transpose() {
        return check(cases -> LayoutCases.transpose(cases.addAll(GoldenGraphs.of("transpose", "transposeLast"))));
    }

    @TestFactory
    @Rule("O17")
    Stream<DynamicTest> slice() {
        return check(cases -> LayoutCases.slice(cases.addAll(GoldenGraphs.of("slice"))));
    }

    @TestFactory
    @Rule("O18")
    Stream<DynamicTest> concat() {
        return check(cases -> LayoutCases.concat(cases.addAll(GoldenGraphs.of("concat"))));
    }

    @TestFactory
    @Rule("O19")
    Stream<DynamicTest> expand() {
        return check(cases -> LayoutCases.expand(cases.addAll(GoldenGraphs.of("expand"))));
    }

    @TestFactory
    @Rule("O20")
    Stream<DynamicTest> gather() {
        return check(cases -> LayoutCases.gather(cases.addAll(GoldenGraphs.of("gather", "gatherEach"))));
    }

    @TestFactory
    @Rule("O21")
    Stream<DynamicTest> embedding() {
        return check(cases -> LayerCases.embedding(
                cases.addAll(GoldenGraphs.of("embed")).addAll(GoldenGraphs.withWeights(Set.of(0), "embed"))));
    }

    @TestFactory
    @Rule("O22")
    Stream<DynamicTest> matMul() {
        return check(cases -> LayerCases.matMul(
                cases.addAll(GoldenGraphs.of("matMul")).addAll(GoldenGraphs.withWeights(Set.of(1), "matMul"))));
    }

    @TestFactory
    @Rule("O23")
    Stream<DynamicTest> linear() {
        return check(cases -> LayerCases.linear(
                cases.addAll(GoldenGraphs.of("linear")).addAll(GoldenGraphs.withWeights(Set.of(1, 2), "linear"))));
    }

    @TestFactory
    @Rule("O24")
    Stream<DynamicTest> layerNorm() {
        return check(cases -> LayerCases.layerNorm(cases.addAll(GoldenGraphs.of("layerNorm"))
                .addAll(GoldenGraphs.withWeights(Set.of(1, 2), "layerNorm"))));
    }

    @TestFactory
    @Rule("O25")
    Stream<DynamicTest> rmsNorm() {
        return check(cases -> LayerCases.rmsNorm(
                cases.addAll(GoldenGraphs.of("rmsNorm")).addAll(GoldenGraphs.withWeights(Set.of(1), "rmsNorm"))));
    }

    @TestFactory
    @Rule("O26")
    Stream<DynamicTest> rotaryEmbedding() {
        return check(cases -> LayerCases.rotary(cases.addAll(GoldenGraphs.of("rotary"))));
    }

    @TestFactory
    @Rule("O27")
    Stream<DynamicTest> attention() {
        return check(cases -> AttentionCases.attention(cases.addAll(GoldenGraphs.of("attention"))));
    }
}
