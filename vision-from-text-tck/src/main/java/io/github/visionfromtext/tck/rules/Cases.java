package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Collects cases whose results the reference backend computes. */
final class Cases {
    private final Backend reference;
    private final List<OperationCase> collected = new ArrayList<>();

    Cases(Backend reference) {
        this.reference = reference;
    }

    List<OperationCase> collected() {
        return collected;
    }

    Cases addAll(List<OperationCase> golden) {
        collected.addAll(golden);
        return this;
    }

    Cases add(String name, Graphs.Body body, Map<String, Tensor> inputs) {
        return add(name, body, Map.of(), inputs);
    }

    Cases add(String name, Graphs.Body body, Map<String, Tensor> weights, Map<String, Tensor> inputs) {
        GraphModule module = Graphs.module(name, body);
        Tensor expected = Graphs.evaluate(reference, WeightFormat.FLOAT64, module, weights, inputs);
        collected.add(new OperationCase(name, module, weights, inputs, expected, 1, i -> true));
        return this;
    }

    /** Leaves elements of the last case out of the comparison. */
    Cases specified(IntPredicate counts) {
        collected.add(collected.remove(collected.size() - 1).where(counts));
        return this;
    }

    /** Gives the last case more room, because rounding grows in it. */
    Cases loosened(double factor) {
        collected.add(collected.remove(collected.size() - 1).withSlack(factor));
        return this;
    }
}
