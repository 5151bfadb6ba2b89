package io.github.visionfromtext.graph;

import java.util.List;

/**
 * The closed set of operations. A record holds an operation's attributes; its operands are the values a {@link Node}
 * lists, in the order given here. Every backend means the same by them, up to the rounding of its number format.
 *
 * <p>Axes are counted from 0. Shapes are row-major. "Broadcast" is NumPy's rule, aligned at the last axis. NaN and infinity
 * travel as IEEE 754 says unless noted; the largest and the smallest of numbers and a NaN is NaN. An axis may have length 0
 * unless noted. A new operation needs a model that needs it.
 */
public sealed interface Op {
    /** Calls the visitor's method for this operation. */
    <R> R accept(OpVisitor<R> visitor, Node node);

    /** Name of the operation in messages. */
    default String label() {
        String name = getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** A named argument of the function. No operands. */
    record Input(String name) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.input(this, node);
        }
    }

    /** A weight of the module, shared by all its functions. No operands. */
    record ReadWeight(Weight weight) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.readWeight(this, node);
        }
    }

    /** Numbers written into the graph; {@code values} in row-major order, for INT whole numbers. No operands. Keep it small. */
    record Constant(List<Double> values) implements Op {
        public Constant {
            values = List.copyOf(values);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.constant(this, node);
        }
    }

    /** INT {@code [length]}: 0, 1, ... length-1. No operands. */
    record Range(Dim length) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.range(this, node);
        }
    }

    /** INT to FLOAT, exact up to 2<sup>24</sup>. Operand: INT of any shape. */
    record ToFloat() implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.toFloat(this, node);
        }
    }

    /** A function of each element. Operand: FLOAT of any shape. */
    record Unary(Unary.Function function) implements Op {
        /** Which function; {@code Phi} is the standard normal distribution function. */
        public enum Function {
            /** -x */
            NEGATE,
            /** |x| */
            ABS,
            /** e<sup>x</sup> */
            EXP,
            /** natural logarithm; NaN below 0, -infinity at 0 */
            LOG,
            /** square root; NaN below 0 */
            SQRT,
            SIN,
            COS,
            TANH,
            /** 1 / (1 + e<sup>-x</sup>) */
            SIGMOID,
            /** max(x, 0) */
            RELU,
            /** x sigmoid(x) */
            SILU,
            /** x Phi(x), by the error function (not the tanh approximation); unspecified at an infinity */
            GELU,
            /** 0.5 x (1 + tanh(sqrt(2/pi) (x + 0.044715 x<sup>3</sup>))) */
            GELU_TANH
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.unary(this, node);
        }
    }

    /** Arithmetic on two operands of one type, broadcast. Both FLOAT or both INT (INT: not DIVIDE nor POWER). */
    record Binary(Binary.Function function) implements Op {
        public enum Function {
            ADD,
            SUBTRACT,
            MULTIPLY,
            DIVIDE,
            MAXIMUM,
            MINIMUM,
            /** a<sup>b</sup> */
            POWER
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.binary(this, node);
        }
    }

    /** INT 1 where the relation holds, else 0. Two operands of one type, broadcast. A NaN stands in no relation. */
    record Compare(Relation relation) implements Op {
        public enum Relation {
            EQUAL,
            LESS,
            LESS_OR_EQUAL
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.compare(this, node);
        }
    }

    /** Operands (condition INT, a, b), broadcast: a where the condition is not 0, else b. What is not chosen has no effect. */
    record Where() implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.where(this, node);
        }
    }

    /**
     * Sum, mean or maximum over some axes. Operand: FLOAT. Over no elements the sum is 0 and the mean NaN; the maximum of none
     * is an error of the caller.
     */
    record Reduce(Reduce.Function function, List<Integer> axes, boolean keepAxes) implements Op {
        public enum Function {
            SUM,
            MEAN,
            MAX
        }

        public Reduce {
            axes = List.copyOf(axes);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.reduce(this, node);
        }
    }

    /**
     * INT index of the largest element along an axis, which is removed; the first of equals. Operand: FLOAT. The axis must not
     * have length 0; where a NaN is among the elements, any index of them.
     */
    record ArgMax(int axis) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.argMax(this, node);
        }
    }

    /** e<sup>x</sup> / sum e<sup>x</sup> along an axis, computed after subtracting the maximum. Operand: FLOAT. */
    record Softmax(int axis) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.softmax(this, node);
        }
    }

    /** Logarithm of {@link Softmax}, computed without leaving the logarithmic domain. Operand: FLOAT. */
    record LogSoftmax(int axis) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.logSoftmax(this, node);
        }
    }

    /**
     * Operands (logits FLOAT {@code [rows, classes]}, target INT {@code [rows]}): {@code -logSoftmax(logits)[row, target]} as
     * FLOAT {@code [rows]}; 0, without gradient, in rows whose target is {@link #IGNORE}. Other targets lie in 0..classes-1.
     */
    record CrossEntropy() implements Op {
        /** The target of a row that does not count. */
        public static final long IGNORE = -100;

        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.crossEntropy(this, node);
        }
    }

    /** The same elements in the same row-major order under another shape of equal element count. */
    record Reshape(Shape shape) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.reshape(this, node);
        }
    }

    /** Axes in another order: axis i of the result is axis {@code permutation[i]} of the operand. */
    record Transpose(List<Integer> permutation) implements Op {
        public Transpose {
            permutation = List.copyOf(permutation);
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.transpose(this, node);
        }
    }

    /** Elements {@code start} (inclusive) to {@code end} (exclusive) of one axis. 0 &lt;= start &lt;= end &lt;= length. */
    record Slice(int axis, Dim start, Dim end) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.slice(this, node);
        }
    }

    /** One or more operands, one after the other along an axis; equal in all other axes and in type. */
    record Concat(int axis) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.concat(this, node);
        }
    }

    /** The operand broadcast to {@code shape}. */
    record Expand(Shape shape) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.expand(this, node);
        }
    }

    /**
     * Operands (data of any type, indices INT). With {@code batchAxes} = 0: {@code data[..., indices, ...]}, where
     * {@code axis} of the data is replaced by all axes of the indices. With {@code batchAxes} = {@code axis} &gt; 0: the
     * leading {@code axis} axes of both are paired, {@code out[b, i, ...] = data[b, indices[b, i], ...]}. Indices outside
     * 0..length-1 are an error of the caller; a backend throws or clamps, but never reads other memory.
     */
    record Gather(int axis, int batchAxes) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.gather(this, node);
        }
    }

    /**
     * Operands (table FLOAT {@code [rows, width]}, indices INT of any shape): rows of the table, {@code [..., width]}. A
     * {@link Gather} whose table may be stored quantised; indices as there.
     */
    record Embedding() implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.embedding(this, node);
        }
    }

    /** Operands (a {@code [..., n, k]}, b {@code [..., k, m]}): matrix product; leading axes broadcast. FLOAT. */
    record MatMul() implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.matMul(this, node);
        }
    }

    /**
     * Operands (x {@code [..., in]}, weight {@code [out, in]}, optional bias {@code [out]}):
     * {@code x weight}<sup>T</sup>{@code  + bias}. FLOAT. The weight may be stored quantised.
     */
    record Linear() implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.linear(this, node);
        }
    }

    /**
     * Operands (x {@code [..., n]}, weight {@code [n]}, optional bias {@code [n]}): {@code (x - mean) / sqrt(variance + epsilon)
     * * weight + bias} over the last axis, with the biased variance.
     */
    record LayerNorm(double epsilon) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.layerNorm(this, node);
        }
    }

    /** Operands (x {@code [..., n]}, weight {@code [n]}): {@code x / sqrt(mean(x^2) + epsilon) * weight} over the last axis. */
    record RmsNorm(double epsilon) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.rmsNorm(this, node);
        }
    }

    /**
     * Operands (x {@code [batch, heads, time, 2h]}, cos, sin, both broadcasting to {@code [batch, heads, time, h]}): each pair
     * (a, b) turned by its angle, {@code (a cos - b sin, b cos + a sin)}. Pairs are (x<sub>i</sub>, x<sub>i+h</sub>) for
     * {@link Pairing#HALVES} (HuggingFace Llama) and (x<sub>2i</sub>, x<sub>2i+1</sub>) for {@link Pairing#INTERLEAVED}
     * (original RoPE). cos and sin have rank 2 to 4.
     */
    record RotaryEmbedding(Pairing pairing) implements Op {
        public enum Pairing {
            HALVES,
            INTERLEAVED
        }

        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.rotaryEmbedding(this, node);
        }
    }

    /**
     * Operands (query {@code [batch, heads, time, d]}, key {@code [batch, groups, length, d]}, value
     * {@code [batch, groups, length, e]}, optional bias broadcasting to {@code [batch, heads, time, length]}):
     * {@code softmax(scale query key^T + bias) value}, FLOAT {@code [batch, heads, time, e]}. Query head h attends in group
     * {@code h / (heads / groups)}. If causal, query i sees keys j &lt;= i + length - time. The result of a
     * query that sees no key, or only keys of bias -infinity, is unspecified.
     */
    record Attention(double scale, boolean causal) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.attention(this, node);
        }
    }

    /**
     * Causal attention over everything said so far. Operands (query {@code [batch, heads, time, d]}, key and value
     * {@code [batch, groups, time, d]}, position INT scalar, optional start INT {@code [batch]}). First writes key and value
     * into rows {@code position .. position+time-1} of the two states {@code [batch, groups, capacity, d]}, in place. Then
     * query i attends as in {@link Attention} to state rows j with {@code start[batch] <= j <= position + i} (start is 0 if
     * absent). Rows after {@code position+time-1} are neither read nor changed. A later call with a smaller position
     * overwrites. {@code 0 <= position} and {@code position + time <= capacity}, checked before anything is written. A query
     * whose position is before its start sees nothing: its result is unspecified but finite.
     */
    record CachedAttention(double scale, State keys, State values) implements Op {
        @Override
        public <R> R accept(OpVisitor<R> visitor, Node node) {
            return visitor.cachedAttention(this, node);
        }
    }
}
