package io.github.visionfromtext.tck.randomgraph;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Operand;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products, norms, embeddings, softmax and the losses on it. */
final class LayerMoves {
    private LayerMoves() {}

    /** One product, or several on the same operand, which a backend may put together. */
    static void linear(Draft draft) {
        Item x = draft.pickWide();
        long in = x.fixed(-1);
        int out = draft.width();
        int siblings = draft.chance(0.3) ? 3 : 1;
        boolean biased = draft.chance(0.5);
        for (int i = 0; i < siblings; i++) {
            Operand weight = draft.chance(0.9) ? draft.weight(out, in) : matrix(draft, out, in);
            draft.add(x.value().linear(weight, biased ? draft.weight(out) : null), (in + 1) * x.bound(), false);
        }
    }

    /** A matrix that was computed. */
    private static Value matrix(Draft draft, long rows, long columns) {
        return draft.function.value(draft.weight(rows, columns)).tanh();
    }

    static void matMul(Draft draft) {
        Item a = draft.pick(item -> item.isFloat() && item.rank() >= 2 && item.fixed(-1) > 0);
        if (a.rank() < 2) {
            return;
        }
        long inner = a.fixed(-1);
        Item b = draft.pick(item -> item.isFloat()
                && item.rank() >= 2
                && item.fixed(-2) == inner
                && broadcastLeading(item.shape(), a.shape()));
        if (draft.chance(0.4)) {
            draft.add(a.value().matMul(a.value().transposeLast()), inner * a.bound() * a.bound(), false);
        } else if (b.fixed(-2) == inner && broadcastLeading(b.shape(), a.shape())) {
            draft.add(a.value().matMul(b.value()), inner * a.bound() * b.bound(), false);
        } else {
            draft.add(a.value().matMul(draft.weight(inner, draft.width())), inner * a.bound(), false);
        }
    }

    private static boolean broadcastLeading(Shape a, Shape b) {
        for (int axis = 3; axis <= Math.min(a.rank(), b.rank()); axis++) {
            Dim x = a.dim(-axis);
            Dim y = b.dim(-axis);
            if (!x.equals(y) && !x.is(1) && !y.is(1)) {
                return false;
            }
        }
        return true;
    }

    /** An epsilon large enough that a row without variance does not blow up rounding. */
    static void norm(Draft draft) {
        Item x = draft.pickWide();
        long width = x.fixed(-1);
        double epsilon = draft.any(List.of(1e-3, 1e-2));
        @Nullable Operand bias = draft.chance(0.5) ? draft.weight(width) : null;
        Value y = draft.chance(0.5)
                ? x.value().layerNorm(draft.weight(width), bias, epsilon)
                : x.value().rmsNorm(draft.weight(width), epsilon);
        draft.add(y, Math.sqrt((double) width) + 1, false);
    }

    static void embedding(Draft draft) {
        int rows = draft.width();
        int width = draft.width();
        Operand table = draft.chance(0.8) ? draft.weight(rows, width) : matrix(draft, rows, width);
        draft.add(ShapeMoves.pickIndices(draft, Dim.of(rows)).embed(table), 1, false);
    }

    static void softmax(Draft draft) {
        Item x = draft.pick(item -> item.isFloat() && item.rank() > 0);
        int axis = draft.axis(x);
        if (draft.chance(0.5)) {
            draft.add(x.value().softmax(axis), 1, false);
        } else {
            draft.add(x.value().logSoftmax(axis), 2 * x.bound() + 6, false);
        }
    }

    static void crossEntropy(Draft draft) {
        Item x = draft.pickWide();
        long classes = x.fixed(-1);
        Dim rows = x.shape().without(-1).elementCount();
        Value target = draft.ints(new InputRule.Target(Shape.of(rows), classes));
        draft.add(x.value().reshape(rows, classes).crossEntropy(target), 2 * x.bound() + 3, false);
    }
}
