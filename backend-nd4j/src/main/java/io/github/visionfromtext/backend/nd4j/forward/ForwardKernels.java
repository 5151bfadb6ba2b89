package io.github.visionfromtext.backend.nd4j.forward;

import io.github.visionfromtext.backend.nd4j.place.Place;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.OpVisitor;

/** Chooses the kernel of each node and the place of its result. */
public final class ForwardKernels implements OpVisitor<Place> {
    private final Forward forward;
    private final LeafKernels leaves;
    private final ElementKernels elements;
    private final AxisKernels axes;
    private final LayoutKernels layout;
    private final LayerKernels layers;
    private final AttentionKernels attentions;

    public ForwardKernels(Forward forward) {
        this.forward = forward;
        leaves = new LeafKernels(forward);
        elements = new ElementKernels(forward);
        axes = new AxisKernels(forward);
        layout = new LayoutKernels(forward);
        layers = new LayerKernels(forward);
        attentions = new AttentionKernels(forward);
    }

    /** Plans a node whose operands are planned. */
    public void add(Node node) {
        forward.places().put(node, node.accept(this));
    }

    @Override
    public Place input(Op.Input op, Node node) {
        return leaves.input(op, node);
    }

    @Override
    public Place readWeight(Op.ReadWeight op, Node node) {
        return leaves.readWeight(op, node);
    }

    @Override
    public Place constant(Op.Constant op, Node node) {
        return leaves.constant(op, node);
    }

    @Override
    public Place range(Op.Range op, Node node) {
        return leaves.range(op, node);
    }

    @Override
    public Place toFloat(Op.ToFloat op, Node node) {
        return elements.toFloat(op, node);
    }

    @Override
    public Place unary(Op.Unary op, Node node) {
        return elements.unary(op, node);
    }

    @Override
    public Place binary(Op.Binary op, Node node) {
        return elements.binary(op, node);
    }

    @Override
    public Place compare(Op.Compare op, Node node) {
        return elements.compare(op, node);
    }

    @Override
    public Place where(Op.Where op, Node node) {
        return elements.where(op, node);
    }

    @Override
    public Place reduce(Op.Reduce op, Node node) {
        return axes.reduce(op, node);
    }

    @Override
    public Place argMax(Op.ArgMax op, Node node) {
        return axes.argMax(op, node);
    }

    @Override
    public Place softmax(Op.Softmax op, Node node) {
        return axes.softmax(op, node);
    }

    @Override
    public Place logSoftmax(Op.LogSoftmax op, Node node) {
        return axes.logSoftmax(op, node);
    }

    @Override
    public Place crossEntropy(Op.CrossEntropy op, Node node) {
        return axes.crossEntropy(op, node);
    }

    @Override
    public Place reshape(Op.Reshape op, Node node) {
        return layout.reshape(op, node);
    }

    @Override
    public Place transpose(Op.Transpose op, Node node) {
        return layout.transpose(op, node);
    }

    @Override
    public Place slice(Op.Slice op, Node node) {
        return layout.slice(op, node);
    }

    @Override
    public Place concat(Op.Concat op, Node node) {
        return layout.concat(op, node);
    }

    @Override
    public Place expand(Op.Expand op, Node node) {
        return layout.expand(op, node);
    }

    @Override
    public Place gather(Op.Gather op, Node node) {
        return layout.gather(op, node);
    }

    @Override
    public Place embedding(Op.Embedding op, Node node) {
        return layout.embedding(op, node);
    }

    @Override
    public Place matMul(Op.MatMul op, Node node) {
        return layers.matMul(op, node);
    }

    @Override
    public Place linear(Op.Linear op, Node node) {
        return layers.linear(op, node);
    }

    @Override
    public Place layerNorm(Op.LayerNorm op, Node node) {
        return layers.layerNorm(op, node);
    }

    @Override
    public Place rmsNorm(Op.RmsNorm op, Node node) {
        return layers.rmsNorm(op, node);
    }

    @Override
    public Place rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        return layers.rotaryEmbedding(op, node);
    }

    @Override
    public Place attention(Op.Attention op, Node node) {
        return attentions.attention(op, node);
    }

    @Override
    public Place cachedAttention(Op.CachedAttention op, Node node) {
        return attentions.cachedAttention(op, node);
    }
}
