package io.github.visionfromtext.backend.nd4j.forward;

import io.github.visionfromtext.backend.nd4j.kernel.Arithmetic;
import io.github.visionfromtext.backend.nd4j.kernel.Functions;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.backend.nd4j.place.Place;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.tensor.ElementType;
import java.util.Arrays;

/** Kernels of operations on each element. */
final class ElementKernels {
    private final Forward forward;

    ElementKernels(Forward forward) {
        this.forward = forward;
    }

    Place toFloat(Op.ToFloat op, Node node) {
        Place place = forward.create(node);
        return forward.computed(
                place, Functions.toFloat(forward.operand(node, 0).ints(), place.floats()));
    }

    Place unary(Op.Unary op, Node node) {
        Place place = forward.create(node);
        return forward.computed(
                place, Functions.unary(op.function(), forward.operand(node, 0).floats(), place.floats()));
    }

    /** A walk over the result and, broadcast to it, the operands. */
    private Walk walk(Node node, Place result) {
        int count = node.operands().size();
        int[][] strides = new int[count + 1][];
        Arrays.setAll(
                strides,
                i -> i == count
                        ? Shapes.strides(result.shape())
                        : Shapes.stretched(forward.operand(node, i).shape(), result.shape()));
        return Walk.over(result.shape(), strides);
    }

    Place binary(Op.Binary op, Node node) {
        Place c = forward.create(node);
        Place a = forward.operand(node, 0);
        Place b = forward.operand(node, 1);
        Walk walk = walk(node, c);
        return forward.computed(
                c,
                node.type() == ElementType.INT
                        ? Arithmetic.binary(op.function(), walk, a.ints(), b.ints(), c.ints())
                        : Arithmetic.binary(op.function(), walk, a.floats(), b.floats(), c.floats()));
    }

    Place compare(Op.Compare op, Node node) {
        Place c = forward.create(node);
        Place a = forward.operand(node, 0);
        Place b = forward.operand(node, 1);
        Walk walk = walk(node, c);
        return forward.computed(
                c,
                node.operand(0).type() == ElementType.INT
                        ? Arithmetic.compare(op.relation(), walk, a.ints(), b.ints(), c.ints())
                        : Arithmetic.compare(op.relation(), walk, a.floats(), b.floats(), c.ints()));
    }

    Place where(Op.Where op, Node node) {
        Place c = forward.create(node);
        Ints condition = forward.operand(node, 0).ints();
        Place a = forward.operand(node, 1);
        Place b = forward.operand(node, 2);
        Walk walk = walk(node, c);
        return forward.computed(
                c,
                node.type() == ElementType.INT
                        ? Arithmetic.where(walk, condition, a.ints(), b.ints(), c.ints())
                        : Arithmetic.where(walk, condition, a.floats(), b.floats(), c.floats()));
    }
}
