package io.github.visionfromtext.graph;

import io.github.visionfromtext.GraphException;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A symbolic tensor inside a function that is being written. Its methods add operations to the function; {@link Op} gives
 * their formulas. Every method throws {@link GraphException} if types or shapes do not fit.
 */
public final class Value implements Operand {
    private final FunctionBuilder function;
    private final Node node;

    Value(FunctionBuilder function, Node node) {
        this.function = function;
        this.node = node;
    }

    FunctionBuilder function() {
        return function;
    }

    Node node() {
        return node;
    }

    @Override
    public Shape shape() {
        return node.shape();
    }

    public ElementType type() {
        return node.type();
    }

    /** Length of one axis; negative counts from the end. */
    public Dim dim(int axis) {
        return shape().dim(axis);
    }

    /** The axis counted from 0. */
    private int axis(Object operation, int axis) {
        try {
            return shape().axis(axis);
        } catch (GraphException e) {
            throw new GraphException(operation + " of " + this + ": " + e.getMessage(), e);
        }
    }

    // Arithmetic, broadcast

    public Value plus(Operand other) {
        return binary(Op.Binary.Function.ADD, other);
    }

    public Value plus(double number) {
        return plus(function.constant(number));
    }

    public Value minus(Operand other) {
        return binary(Op.Binary.Function.SUBTRACT, other);
    }

    public Value times(Operand other) {
        return binary(Op.Binary.Function.MULTIPLY, other);
    }

    public Value times(double number) {
        return times(function.constant(number));
    }

    public Value dividedBy(Operand other) {
        return binary(Op.Binary.Function.DIVIDE, other);
    }

    public Value maximum(Operand other) {
        return binary(Op.Binary.Function.MAXIMUM, other);
    }

    public Value minimum(Operand other) {
        return binary(Op.Binary.Function.MINIMUM, other);
    }

    public Value power(Operand exponent) {
        return binary(Op.Binary.Function.POWER, exponent);
    }

    public Value power(double exponent) {
        return power(function.constant(exponent));
    }

    private Value binary(Op.Binary.Function operation, Operand other) {
        return function.apply(new Op.Binary(operation), this, other);
    }

    /** INT 1 where equal, else 0. */
    public Value equalTo(Operand other) {
        return function.apply(new Op.Compare(Op.Compare.Relation.EQUAL), this, other);
    }

    /** INT 1 where less, else 0. */
    public Value lessThan(Operand other) {
        return function.apply(new Op.Compare(Op.Compare.Relation.LESS), this, other);
    }

    /** INT 1 where less or equal, else 0. */
    public Value atMost(Operand other) {
        return function.apply(new Op.Compare(Op.Compare.Relation.LESS_OR_EQUAL), this, other);
    }

    /** This INT value as the condition: {@code yes} where it is not 0, else {@code no}. */
    public Value where(Operand yes, Operand no) {
        return function.apply(new Op.Where(), this, yes, no);
    }

    /** INT to FLOAT. */
    public Value toFloat() {
        return function.apply(new Op.ToFloat(), this);
    }

    // Functions of each element

    public Value negate() {
        return unary(Op.Unary.Function.NEGATE);
    }

    public Value abs() {
        return unary(Op.Unary.Function.ABS);
    }

    public Value exp() {
        return unary(Op.Unary.Function.EXP);
    }

    public Value log() {
        return unary(Op.Unary.Function.LOG);
    }

    public Value sqrt() {
        return unary(Op.Unary.Function.SQRT);
    }

    public Value sin() {
        return unary(Op.Unary.Function.SIN);
    }

    public Value cos() {
        return unary(Op.Unary.Function.COS);
    }

    public Value tanh() {
        return unary(Op.Unary.Function.TANH);
    }

    public Value sigmoid() {
        return unary(Op.Unary.Function.SIGMOID);
    }

    public Value relu() {
        return unary(Op.Unary.Function.RELU);
    }

    public Value silu() {
        return unary(Op.Unary.Function.SILU);
    }

    /** GELU by the error function. */
    public Value gelu() {
        return unary(Op.Unary.Function.GELU);
    }

    /** GELU by the tanh approximation. */
    public Value geluTanh() {
        return unary(Op.Unary.Function.GELU_TANH);
    }

    private Value unary(Op.Unary.Function operation) {
        return function.apply(new Op.Unary(operation), this);
    }

    // Along axes

    /** Sum over axes, which are removed. */
    public Value sum(int... axes) {
        return reduce(Op.Reduce.Function.SUM, false, axes);
    }

    /** Mean over axes, which are removed. */
    public Value mean(int... axes) {
        return reduce(Op.Reduce.Function.MEAN, false, axes);
    }

    /** Maximum over axes, which are removed. */
    public Value max(int... axes) {
        return reduce(Op.Reduce.Function.MAX, false, axes);
    }

    /** Mean over axes, which stay as axes of length 1. */
    public Value meanKeepingAxes(int... axes) {
        return reduce(Op.Reduce.Function.MEAN, true, axes);
    }

    private Value reduce(Op.Reduce.Function operation, boolean keepAxes, int... axes) {
        List<Integer> positive = Arrays.stream(axes)
                .map(axis -> axis(operation, axis))
                .sorted()
                .boxed()
                .toList();
        return function.apply(new Op.Reduce(operation, positive, keepAxes), this);
    }

    /** Mean of all elements: a scalar. */
    public Value meanOfAll() {
        return reduce(Op.Reduce.Function.MEAN, false, allAxes());
    }

    /** Sum of all elements: a scalar. */
    public Value sumOfAll() {
        return reduce(Op.Reduce.Function.SUM, false, allAxes());
    }

    private int[] allAxes() {
        int[] axes = new int[shape().rank()];
        Arrays.setAll(axes, i -> i);
        return axes;
    }

    public Value argMax(int axis) {
        return function.apply(new Op.ArgMax(axis("argMax", axis)), this);
    }

    public Value softmax(int axis) {
        return function.apply(new Op.Softmax(axis("softmax", axis)), this);
    }

    public Value logSoftmax(int axis) {
        return function.apply(new Op.LogSoftmax(axis("logSoftmax", axis)), this);
    }

    /** This {@code [rows, classes]} as logits, {@code target} INT {@code [rows]}: a loss for each row. */
    public Value crossEntropy(Operand target) {
        return function.apply(new Op.CrossEntropy(), this, target);
    }

    // Shape

    /** Same elements, another shape; each axis a {@link Dim}, an int or a long. */
    public Value reshape(Object... axes) {
        return function.apply(new Op.Reshape(Shape.of(axes)), this);
    }

    /** Axes in another order: axis i of the result is axis {@code permutation[i]} of this. */
    public Value transpose(int... permutation) {
        return function.apply(
                new Op.Transpose(Arrays.stream(permutation)
                        .map(axis -> axis("transpose", axis))
                        .boxed()
                        .toList()),
                this);
    }

    /** The last two axes exchanged. */
    public Value transposeLast() {
        int rank = shape().rank();
        List<Integer> permutation = new ArrayList<>();
        for (int i = 0; i < rank - 2; i++) {
            permutation.add(i);
        }
        permutation.add(rank - 1);
        permutation.add(rank - 2);
        return function.apply(new Op.Transpose(permutation), this);
    }

    /** Elements start (inclusive) to end (exclusive) of one axis. */
    public Value slice(int axis, Dim start, Dim end) {
        return function.apply(new Op.Slice(axis("slice", axis), start, end), this);
    }

    /** Elements start (inclusive) to end (exclusive) of one axis. */
    public Value slice(int axis, long start, long end) {
        return slice(axis, Dim.of(start), Dim.of(end));
    }

    /** Elements from start to the end of one axis. */
    public Value sliceFrom(int axis, long start) {
        return slice(axis, Dim.of(start), dim(axis));
    }

    /** Broadcast to a shape; each axis a {@link Dim}, an int or a long. */
    public Value expand(Object... axes) {
        return function.apply(new Op.Expand(Shape.of(axes)), this);
    }

    /** Elements of one axis picked by INT indices. */
    public Value gather(int axis, Operand indices) {
        return function.apply(new Op.Gather(axis("gather", axis), 0), this, indices);
    }

    /** Elements of one axis picked by INT indices {@code [leading axes, n]}, row by row of the leading axes. */
    public Value gatherEach(int axis, Operand indices) {
        int positive = axis("gather", axis);
        return function.apply(new Op.Gather(positive, positive), this, indices);
    }

    /** This INT value as row numbers of a table {@code [rows, width]}. */
    public Value embed(Operand table) {
        return function.apply(new Op.Embedding(), table, this);
    }

    // Layers

    public Value matMul(Operand other) {
        return function.apply(new Op.MatMul(), this, other);
    }

    /** {@code this weight}<sup>T</sup>{@code  + bias}; weight {@code [out, in]}. */
    public Value linear(Operand weight, @Nullable Operand bias) {
        Op op = new Op.Linear();
        return bias == null ? function.apply(op, this, weight) : function.apply(op, this, weight, bias);
    }

    public Value layerNorm(Operand weight, @Nullable Operand bias, double epsilon) {
        Op op = new Op.LayerNorm(epsilon);
        return bias == null ? function.apply(op, this, weight) : function.apply(op, this, weight, bias);
    }

    public Value rmsNorm(Operand weight, double epsilon) {
        return function.apply(new Op.RmsNorm(epsilon), this, weight);
    }

    /** Pairs of this {@code [batch, heads, time, 2h]} turned by the angles whose cosine and sine are given. */
    public Value rotaryEmbedding(Operand cos, Operand sin, Op.RotaryEmbedding.Pairing pairing) {
        return function.apply(new Op.RotaryEmbedding(pairing), this, cos, sin);
    }

    /** This as the query, {@code [batch, heads, time, d]}. */
    public Value attention(Operand key, Operand value, @Nullable Operand bias, double scale, boolean causal) {
        Op op = new Op.Attention(scale, causal);
        return bias == null ? function.apply(op, this, key, value) : function.apply(op, this, key, value, bias);
    }

    /** This as the query; key and value of the same positions are first written to the states. */
    public Value cachedAttention(
            Operand key,
            Operand value,
            State keys,
            State values,
            Operand position,
            @Nullable Operand start,
            double scale) {
        Op op = new Op.CachedAttention(scale, keys, values);
        return start == null
                ? function.apply(op, this, key, value, position)
                : function.apply(op, this, key, value, position, start);
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
