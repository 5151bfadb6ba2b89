package io.github.visionfromtext.backend.nd4j.plan;

import io.github.visionfromtext.backend.nd4j.gradient.AttentionGradients;
import io.github.visionfromtext.backend.nd4j.gradient.CopyGradients;
import io.github.visionfromtext.backend.nd4j.gradient.Derivatives;
import io.github.visionfromtext.backend.nd4j.gradient.ElementGradients;
import io.github.visionfromtext.backend.nd4j.gradient.MatrixGradients;
import io.github.visionfromtext.backend.nd4j.gradient.NormGradients;
import io.github.visionfromtext.backend.nd4j.gradient.ReductionGradients;
import io.github.visionfromtext.backend.nd4j.gradient.RotationGradients;
import io.github.visionfromtext.backend.nd4j.kernel.AttentionShape;
import io.github.visionfromtext.backend.nd4j.kernel.FullAttention;
import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.kernel.Lines;
import io.github.visionfromtext.backend.nd4j.kernel.Rotation;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.OpVisitor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the backward kernels of each node: they add to the gradients of the operands that need one. A visit says nothing;
 * operations without gradient (indices, comparisons) are never met.
 */
final class BackwardKernels implements OpVisitor<Boolean> {
    private final Differentiation differentiation;
    private final Map<String, Long> bindings;
    private final Places places;
    private final Gradients gradients;
    private final List<Kernel> kernels;

    BackwardKernels(
            Differentiation differentiation,
            Map<String, Long> bindings,
            Places places,
            Gradients gradients,
            List<Kernel> kernels) {
        this.differentiation = differentiation;
        this.bindings = bindings;
        this.places = places;
        this.gradients = gradients;
        this.kernels = kernels;
    }

    void add(Node node) {
        if (Shapes.count(shape(node)) > 0) {
            node.accept(this);
        }
    }

    private long[] shape(Node node) {
        return node.shape().evaluate(bindings);
    }

    private boolean isActive(Node node, int index) {
        return index < node.operands().size() && differentiation.contains(node.operand(index));
    }

    private @Nullable Floats gradient(Node node, int index) {
        return isActive(node, index) ? gradients.of(node.operand(index)) : null;
    }

    private Floats value(Node node) {
        return places.get(node).floats();
    }

    private Floats operand(Node node, int index) {
        return value(node.operand(index));
    }

    private boolean done(Kernel... added) {
        kernels.addAll(List.of(added));
        return true;
    }

    private static boolean leaf() {
        return true;
    }

    @Override
    public Boolean input(Op.Input op, Node node) {
        return leaf();
    }

    @Override
    public Boolean readWeight(Op.ReadWeight op, Node node) {
        return leaf();
    }

    @Override
    public Boolean constant(Op.Constant op, Node node) {
        return leaf();
    }

    @Override
    public Boolean range(Op.Range op, Node node) {
        return leaf();
    }

    @Override
    public Boolean toFloat(Op.ToFloat op, Node node) {
        return leaf();
    }

    @Override
    public Boolean compare(Op.Compare op, Node node) {
        return leaf();
    }

    @Override
    public Boolean argMax(Op.ArgMax op, Node node) {
        return leaf();
    }

    @Override
    public Boolean unary(Op.Unary op, Node node) {
        return done(ElementGradients.unary(
                Derivatives.of(op.function()), operand(node, 0), gradients.of(node), gradients.of(node.operand(0))));
    }

    @Override
    public Boolean binary(Op.Binary op, Node node) {
        long[] shape = shape(node);
        boolean linear = op.function() == Op.Binary.Function.ADD || op.function() == Op.Binary.Function.SUBTRACT;
        for (int i = 0; i < 2; i++) {
            Floats target = gradient(node, i);
            if (target == null) {
                continue;
            }
            int[] strides = Shapes.stretched(shape(node.operand(i)), shape);
            if (linear) {
                float sign = i == 1 && op.function() == Op.Binary.Function.SUBTRACT ? -1 : 1;
                Walk walk = Walk.over(shape, strides, Shapes.strides(shape));
                kernels.add(CopyGradients.strided(walk, target, 0, gradients.of(node), 0, sign));
            } else {
                Walk walk = Walk.over(
                        shape,
                        Shapes.stretched(shape(node.operand(0)), shape),
                        Shapes.stretched(shape(node.operand(1)), shape),
                        Shapes.strides(shape),
                        strides);
                kernels.add(ElementGradients.binary(
                        op.function(), i == 0, walk, operand(node, 0), operand(node, 1), gradients.of(node), target));
            }
        }
        return true;
    }

    @Override
    public Boolean where(Op.Where op, Node node) {
        long[] shape = shape(node);
        for (int i = 1; i < 3; i++) {
            Floats target = gradient(node, i);
            if (target != null) {
                Walk walk = Walk.over(
                        shape,
                        Shapes.stretched(shape(node.operand(0)), shape),
                        Shapes.strides(shape),
                        Shapes.stretched(shape(node.operand(i)), shape));
                kernels.add(ElementGradients.where(
                        i == 1, walk, places.get(node.operand(0)).ints(), gradients.of(node), target));
            }
        }
        return true;
    }

    @Override
    public Boolean reduce(Op.Reduce op, Node node) {
        long[] shape = shape(node.operand(0));
        Walk walk = Walk.over(shape, Shapes.strides(shape), Shapes.reduced(shape, op.axes()));
        Floats dy = gradients.of(node);
        Floats dx = gradients.of(node.operand(0));
        if (op.function() == Op.Reduce.Function.MAX) {
            return done(ReductionGradients.max(walk, operand(node, 0), value(node), dy, dx));
        }
        float share = op.function() == Op.Reduce.Function.MEAN ? (float) dy.length() / dx.length() : 1;
        return done(CopyGradients.strided(walk, dx, 0, dy, 0, share));
    }

    @Override
    public Boolean softmax(Op.Softmax op, Node node) {
        return done(ReductionGradients.softmax(
                Lines.along(shape(node), op.axis()), value(node), gradients.of(node), gradients.of(node.operand(0))));
    }

    @Override
    public Boolean logSoftmax(Op.LogSoftmax op, Node node) {
        return done(ReductionGradients.logSoftmax(
                Lines.along(shape(node), op.axis()), value(node), gradients.of(node), gradients.of(node.operand(0))));
    }

    @Override
    public Boolean crossEntropy(Op.CrossEntropy op, Node node) {
        return done(ReductionGradients.crossEntropy(
                (int) shape(node.operand(0))[1],
                operand(node, 0),
                places.get(node.operand(1)).ints(),
                gradients.of(node),
                gradients.of(node.operand(0))));
    }

    /** Adds to the operand what a walk over it and the result pairs. */
    private boolean copied(Node node, int index, long[] walked, int[] strides, int start, int resultStart) {
        Walk walk = Walk.over(walked, strides, Shapes.strides(shape(node)));
        Floats target = gradients.of(node.operand(index));
        return done(CopyGradients.strided(walk, target, start, gradients.of(node), resultStart, 1));
    }

    @Override
    public Boolean reshape(Op.Reshape op, Node node) {
        return copied(node, 0, shape(node), Shapes.strides(shape(node)), 0, 0);
    }

    @Override
    public Boolean transpose(Op.Transpose op, Node node) {
        int[] strides = Shapes.strides(shape(node.operand(0)));
        int[] permuted =
                op.permutation().stream().mapToInt(axis -> strides[axis]).toArray();
        return copied(node, 0, shape(node), permuted, 0, 0);
    }

    @Override
    public Boolean slice(Op.Slice op, Node node) {
        int[] strides = Shapes.strides(shape(node.operand(0)));
        int start = Math.toIntExact(op.start().evaluate(bindings)) * strides[op.axis()];
        return copied(node, 0, shape(node), strides, start, 0);
    }

    @Override
    public Boolean concat(Op.Concat op, Node node) {
        int stride = Shapes.strides(shape(node))[op.axis()];
        int start = 0;
        for (int i = 0; i < node.operands().size(); i++) {
            long[] part = shape(node.operand(i));
            if (isActive(node, i) && Shapes.count(part) > 0) {
                copied(node, i, part, Shapes.strides(part), 0, start);
            }
            start += (int) part[op.axis()] * stride;
        }
        return true;
    }

    @Override
    public Boolean expand(Op.Expand op, Node node) {
        return copied(node, 0, shape(node), Shapes.stretched(shape(node.operand(0)), shape(node)), 0, 0);
    }

    @Override
    public Boolean gather(Op.Gather op, Node node) {
        return picked(node, op.axis(), op.batchAxes() == 0);
    }

    @Override
    public Boolean embedding(Op.Embedding op, Node node) {
        return picked(node, 0, true);
    }

    private boolean picked(Node node, int axis, boolean shared) {
        return done(CopyGradients.gather(
                ForwardKernels.picking(shape(node.operand(0)), axis, shared),
                gradients.of(node.operand(0)),
                places.get(node.operand(1)).ints(),
                gradients.of(node)));
    }

    @Override
    public Boolean matMul(Op.MatMul op, Node node) {
        long[] a = shape(node.operand(0));
        long[] b = shape(node.operand(1));
        for (int i = 0; i < 2; i++) {
            Floats target = gradient(node, i);
            if (target != null && target.length() > 0) {
                Floats other = operand(node, 1 - i);
                kernels.add(MatrixGradients.matMul(i == 0, a, b, shape(node), other, gradients.of(node), target));
            }
        }
        return true;
    }

    @Override
    public Boolean linear(Op.Linear op, Node node) {
        long[] weight = shape(node.operand(1));
        int out = (int) weight[0];
        int in = (int) weight[1];
        Floats dy = gradients.of(node);
        int rows = dy.length() / out;
        Floats dx = gradient(node, 0);
        if (dx != null && in > 0) {
            kernels.add(MatrixGradients.linearOperand(rows, in, out, operand(node, 1), dy, dx));
        }
        Floats dWeight = gradient(node, 1);
        if (dWeight != null && in > 0) {
            kernels.add(MatrixGradients.linearWeight(rows, in, out, operand(node, 0), dy, dWeight));
        }
        Floats dBias = gradient(node, 2);
        if (dBias != null) {
            kernels.add(MatrixGradients.linearBias(rows, out, dy, dBias));
        }
        return true;
    }

    @Override
    public Boolean layerNorm(Op.LayerNorm op, Node node) {
        return norm(op.epsilon(), true, node);
    }

    @Override
    public Boolean rmsNorm(Op.RmsNorm op, Node node) {
        return norm(op.epsilon(), false, node);
    }

    private boolean norm(double epsilon, boolean centred, Node node) {
        return done(new NormGradients(
                epsilon,
                centred,
                operand(node, 0),
                operand(node, 1),
                gradients.of(node),
                gradient(node, 0),
                gradient(node, 1),
                gradient(node, 2)));
    }

    @Override
    public Boolean rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        Floats dy = gradients.of(node);
        Rotation rotation =
                Rotation.of(op.pairing(), shape(node.operand(0)), shape(node.operand(1)), shape(node.operand(2)));
        Floats dx = gradient(node, 0);
        if (dx != null) {
            kernels.add(RotationGradients.operand(rotation, operand(node, 1), operand(node, 2), dy, dx));
        }
        for (int i = 1; i < 3; i++) {
            Floats dAngles = gradient(node, i);
            if (dAngles != null) {
                kernels.add(RotationGradients.angles(rotation, i == 1, operand(node, 0), dy, dAngles));
            }
        }
        return true;
    }

    @Override
    public Boolean attention(Op.Attention op, Node node) {
        AttentionShape shape =
                AttentionShape.of(shape(node.operand(0)), shape(node.operand(1)), shape(node.operand(2)));
        boolean biased = node.operands().size() > 3;
        long[] scored = {shape.batch(), shape.heads(), shape.time(), shape.stored()};
        int[] biasStrides = biased ? Shapes.stretched(shape(node.operand(3)), scored) : new int[4];
        Floats weights = places.scratch(shape.rows(), shape.stored());
        Floats[] operands = {operand(node, 0), operand(node, 1), operand(node, 2)};
        Floats dy = gradients.of(node);
        FullAttention forward = new FullAttention(
                shape,
                op.scale(),
                op.causal(),
                operands[0],
                operands[1],
                operands[2],
                biased ? operand(node, 3) : null,
                biasStrides,
                dy,
                weights);
        @Nullable Floats[] targets = {gradient(node, 0), gradient(node, 1), gradient(node, 2), gradient(node, 3)};
        return done(new AttentionGradients(
                forward,
                shape,
                op.scale(),
                weights,
                places.scratch(shape.rows(), shape.stored()),
                operands,
                dy,
                targets,
                biasStrides));
    }

    @Override
    public Boolean cachedAttention(Op.CachedAttention op, Node node) {
        throw new AssertionError("refused when the training was asked for it: " + node);
    }
}
