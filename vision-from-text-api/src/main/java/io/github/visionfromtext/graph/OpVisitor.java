package io.github.visionfromtext.graph;

/**
 * One method per operation: implemented by every backend, so that a new operation does not compile until each backend says
 * what it does with it.
 *
 * @param <R> what a visit returns
 */
public interface OpVisitor<R> {
    R input(Op.Input op, Node node);

    R readWeight(Op.ReadWeight op, Node node);

    R constant(Op.Constant op, Node node);

    R range(Op.Range op, Node node);

    R toFloat(Op.ToFloat op, Node node);

    R unary(Op.Unary op, Node node);

    R binary(Op.Binary op, Node node);

    R compare(Op.Compare op, Node node);

    R where(Op.Where op, Node node);

    R reduce(Op.Reduce op, Node node);

    R argMax(Op.ArgMax op, Node node);

    R softmax(Op.Softmax op, Node node);

    R logSoftmax(Op.LogSoftmax op, Node node);

    R crossEntropy(Op.CrossEntropy op, Node node);

    R reshape(Op.Reshape op, Node node);

    R transpose(Op.Transpose op, Node node);

    R slice(Op.Slice op, Node node);

    R concat(Op.Concat op, Node node);

    R expand(Op.Expand op, Node node);

    R gather(Op.Gather op, Node node);

    R embedding(Op.Embedding op, Node node);

    R matMul(Op.MatMul op, Node node);

    R linear(Op.Linear op, Node node);

    R layerNorm(Op.LayerNorm op, Node node);

    R rmsNorm(Op.RmsNorm op, Node node);

    R rotaryEmbedding(Op.RotaryEmbedding op, Node node);

    R attention(Op.Attention op, Node node);

    R cachedAttention(Op.CachedAttention op, Node node);
}
