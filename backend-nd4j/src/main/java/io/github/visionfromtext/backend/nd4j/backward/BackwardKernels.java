package io.github.visionfromtext.backend.nd4j.backward;

import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.OpVisitor;

/**
 * Chooses the backward kernels of each node: they add to the gradients of the operands that need one. A visit says nothing;
 * operations without gradient (indices, comparisons) are never met.
 */
public final class BackwardKernels implements OpVisitor<Boolean> {
    private final Backward backward;
    private final ElementBackward elements;
    private final AxisBackward axes;
    private final LayoutBackward layout;
    private final LayerBackward layers;

    public BackwardKernels(Backward backward) {
        this.backward = backward;
        elements = new ElementBackward(backward);
        axes = new AxisBackward(backward);
        layout = new LayoutBackward(backward);
        layers = new LayerBackward(backward);
    }

    /** Plans the backward kernels of a node whose gradient is complete. */
    public void add(Node node) {
        if (Shapes.count(backward.shape(node)) > 0) {
            node.accept(this);
        }
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
    public Boolean unary(Op.Unary op, Node node) {
        return elements.unary(op, node);
    }

    @Override
    public Boolean binary(Op.Binary op, Node node) {
        return elements.binary(op, node);
    }

    @Override
    public Boolean compare(Op.Compare op, Node node) {
        return leaf();
    }

    @Override
    public Boolean where(Op.Where op, Node node) {
        return elements.where(op, node);
    }

    @Override
    public Boolean reduce(Op.Reduce op, Node node) {
        return axes.reduce(op, node);
    }

    @Override
    public Boolean argMax(Op.ArgMax op, Node node) {
        return leaf();
    }

    @Override
    public Boolean softmax(Op.Softmax op, Node node) {
        return axes.softmax(op, node);
    }

    @Override
    public Boolean logSoftmax(Op.LogSoftmax op, Node node) {
        return axes.logSoftmax(op, node);
    }

    @Override
    public Boolean crossEntropy(Op.CrossEntropy op, Node node) {
        return axes.crossEntropy(op, node);
    }

    @Override
    public Boolean reshape(Op.Reshape op, Node node) {
        return layout.reshape(op, node);
    }

    @Override
    public Boolean transpose(Op.Transpose op, Node node) {
        return layout.transpose(op, node);
    }

    @Override
    public Boolean slice(Op.Slice op, Node node) {
        return layout.slice(op, node);
    }

    @Override
    public Boolean concat(Op.Concat op, Node node) {
        return layout.concat(op, node);
    }

    @Override
    public Boolean expand(Op.Expand op, Node node) {
        return layout.expand(op, node);
    }

    @Override
    public Boolean gather(Op.Gather op, Node node) {
        return layout.gather(op, node);
    }

    @Override
    public Boolean embedding(Op.Embedding op, Node node) {
        return layout.embedding(op, node);
    }

    @Override
    public Boolean matMul(Op.MatMul op, Node node) {
        return layers.matMul(op, node);
    }

    @Override
    public Boolean linear(Op.Linear op, Node node) {
        return layers.linear(op, node);
    }

    @Override
    public Boolean layerNorm(Op.LayerNorm op, Node node) {
        return layers.layerNorm(op, node);
    }

    @Override
    public Boolean rmsNorm(Op.RmsNorm op, Node node) {
        return layers.rmsNorm(op, node);
    }

    @Override
    public Boolean rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        return layers.rotaryEmbedding(op, node);
    }

    @Override
    public Boolean attention(Op.Attention op, Node node) {
        return layers.attention(op, node);
    }

    @Override
    public Boolean cachedAttention(Op.CachedAttention op, Node node) {
        throw new AssertionError("refused when the training was asked for it: " + node);
    }
}
