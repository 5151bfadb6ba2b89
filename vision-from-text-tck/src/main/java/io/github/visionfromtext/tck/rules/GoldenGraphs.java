package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.graph.FunctionBuilder;
import io.github.visionfromtext.graph.Op.RotaryEmbedding.Pairing;
import io.github.visionfromtext.graph.Operand;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.Value;
import io.github.visionfromtext.tck.golden.GoldenOperation;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cases that torch computed, as graphs. */
final class GoldenGraphs {
    private static final double ATTENTION_SCALE = 0.7;
    private static final double EPSILON = 1e-5;
    private static final List<GoldenOperation> ALL = GoldenOperation.all();

    private GoldenGraphs() {}

    /** The cases of some operations, with every operand an argument of the function. */
    static List<OperationCase> of(String... operations) {
        Set<String> wanted = Set.of(operations);
        return ALL.stream()
                .filter(golden -> wanted.contains(golden.operation()))
                .map(golden -> graph(golden, Set.of()))
                .toList();
    }

    /** The same with some operands as weights of the module, which a backend keeps in forms of its own. */
    static List<OperationCase> withWeights(Set<Integer> weights, String... operations) {
        Set<String> wanted = Set.of(operations);
        return ALL.stream()
                .filter(golden -> wanted.contains(golden.operation()))
                .map(golden -> graph(golden, weights))
                .toList();
    }

    private static OperationCase graph(GoldenOperation golden, Set<Integer> asWeights) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (int i = 0; i < golden.operands().size(); i++) {
            (asWeights.contains(i) ? weights : inputs)
                    .put("x" + i, golden.operands().get(i));
        }
        var module = Graphs.module(golden.name(), (b, f) -> {
            List<Operand> operands = new ArrayList<>();
            for (int i = 0; i < golden.operands().size(); i++) {
                Tensor operand = golden.operands().get(i);
                operands.add(
                        asWeights.contains(i)
                                ? b.weight("x" + i, operand.shape())
                                : f.input("x" + i, operand.type(), Shape.fixed(operand.shape())));
            }
            return ofOne(golden.name().split("-"), f, operands);
        });
        OperationCase graph = new OperationCase(
                golden.name() + (asWeights.isEmpty() ? "" : ", weights"),
                module,
                weights,
                inputs,
                golden.expected(),
                1,
                i -> true);
        return refined(golden, graph);
    }

    /** What {@link io.github.visionfromtext.graph.Op} leaves open, and what amplifies rounding. */
    private static OperationCase refined(GoldenOperation golden, OperationCase graph) {
        if (golden.name().equals("gelu-special")) {
            return graph.where(i -> !Double.isInfinite(golden.operands().get(0).doubles()[i]));
        }
        // A mean of ten thousand leaves three digits of a FLOAT32 for the differences from it.
        return golden.name().contains("Norm") && golden.name().endsWith("-far") ? graph.withSlack(300) : graph;
    }

    private static Value ofOne(String[] words, FunctionBuilder f, List<Operand> x) {
        Value first = f.value(x.get(0));
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
            case "concat" -> f.concat(1, x.toArray(Operand[]::new));
            case "expand" -> first.expand(4, 2, 3, first.dim(2));
            case "slice" -> first.slice(axes(words[1])[0], Long.parseLong(words[2]), Long.parseLong(words[3]));
            default -> ofTwo(words, f, x);
        };
    }

    private static int[] axes(String digits) {
        return digits.chars().map(digit -> digit - '0').toArray();
    }

    private static Value ofTwo(String[] words, FunctionBuilder f, List<Operand> x) {
        Value first = f.value(x.get(0));
        Operand second = x.get(1);
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
            case "crossEntropy" -> first.crossEntropy(second);
            case "gather" -> first.gather(axes(words[1])[0], second);
            case "gatherEach" -> first.gatherEach(axes(words[1])[0], second);
            case "embed" -> f.value(second).embed(x.get(0));
            case "matMul" -> first.matMul(second);
            case "rmsNorm" -> first.rmsNorm(second, EPSILON);
            case "linear" -> first.linear(second, x.size() > 2 ? x.get(2) : null);
            case "layerNorm" -> first.layerNorm(second, x.size() > 2 ? x.get(2) : null, EPSILON);
            default -> ofThree(words, f, x);
        };
    }

    private static Value ofThree(String[] words, FunctionBuilder f, List<Operand> x) {
        Value first = f.value(x.get(0));
        Operand second = x.get(1);
        Operand third = x.get(2);
        return switch (words[0]) {
            case "where" -> first.where(second, third);
            case "rotary" ->
                first.rotaryEmbedding(second, third, words[1].equals("halves") ? Pairing.HALVES : Pairing.INTERLEAVED);
            case "attention" ->
                first.attention(
                        second,
                        third,
                        x.size() > 3 ? x.get(3) : null,
                        ATTENTION_SCALE,
                        List.of(words).contains("causal"));
            default -> throw new IllegalArgumentException("No graph for the case " + String.join("-", words));
        };
    }
}
