package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A graph of one operation, or hardly more, with numbers to run it on.
 *
 * @param name says what is special
 * @param expected the result in double precision
 * @param slack how many times the usual tolerance it may be off: an operation can amplify the rounding of its operands
 * @param specified which elements of the result have a specified value
 */
record OperationCase(
        String name,
        GraphModule module,
        Map<String, Tensor> weights,
        Map<String, Tensor> inputs,
        Tensor expected,
        double slack,
        IntPredicate specified) {
    OperationCase withSlack(double factor) {
        return new OperationCase(name, module, weights, inputs, expected, factor, specified);
    }

    OperationCase where(IntPredicate counts) {
        return new OperationCase(name, module, weights, inputs, expected, slack, counts);
    }

    @Override
    public String toString() {
        return name;
    }
}
