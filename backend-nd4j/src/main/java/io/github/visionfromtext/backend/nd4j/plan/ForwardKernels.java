package io.github.visionfromtext.backend.nd4j.plan;

import io.github.visionfromtext.backend.nd4j.kernel.Arithmetic;
import io.github.visionfromtext.backend.nd4j.kernel.AttentionShape;
import io.github.visionfromtext.backend.nd4j.kernel.CachedAttention;
import io.github.visionfromtext.backend.nd4j.kernel.Copies;
import io.github.visionfromtext.backend.nd4j.kernel.FullAttention;
import io.github.visionfromtext.backend.nd4j.kernel.Functions;
import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.kernel.Lines;
import io.github.visionfromtext.backend.nd4j.kernel.Matrices;
import io.github.visionfromtext.backend.nd4j.kernel.Norms;
import io.github.visionfromtext.backend.nd4j.kernel.Reductions;
import io.github.visionfromtext.backend.nd4j.kernel.Rotation;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.graph.Op;
import io.github.visionfromtext.graph.OpVisitor;
import io.github.visionfromtext.graph.State;
import io.github.visionfromtext.tensor.ElementType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Chooses the kernel of each node and the place of its result. What only renames numbers shares the operand's place. */
final class ForwardKernels implements OpVisitor<Place> {
    private final Memory memory;
    private final Map<String, Long> bindings;
    private final Call call;
    private final Places places;
    private final List<Kernel> kernels;

    ForwardKernels(Memory memory, Map<String, Long> bindings, Call call, Places places, List<Kernel> kernels) {
        this.memory = memory;
        this.bindings = bindings;
        this.call = call;
        this.places = places;
        this.kernels = kernels;
    }

    void add(Node node) {
        places.put(node, node.accept(this));
    }

    private Place operand(Node node, int index) {
        return places.get(node.operand(index));
    }

    private @Nullable Floats optionalFloats(Node node, int index) {
        return index < node.operands().size() ? operand(node, index).floats() : null;
    }

    private long[] shape(Node node) {
        return node.shape().evaluate(bindings);
    }

    private Place create(Node node) {
        return places.create(node.type(), shape(node));
    }

    private Place computed(Place result, Kernel kernel) {
        if (result.numbers().length() > 0) {
            kernels.add(kernel);
        }
        return result;
    }

    @Override
    public Place input(Op.Input op, Node node) {
        Place place = create(node);
        return computed(place, () -> {
            if (node.type() == ElementType.INT) {
                long[] argument = call.argument(op.name()).ints();
                System.arraycopy(argument, 0, place.ints().values(), 0, argument.length);
            } else {
                float[] argument = call.argument(op.name()).floats();
                place.floats().write(0, argument, argument.length);
            }
        });
    }

    @Override
    public Place readWeight(Op.ReadWeight op, Node node) {
        return new Place(Objects.requireNonNull(memory.weights().get(op.weight())), shape(node), null);
    }

    @Override
    public Place constant(Op.Constant op, Node node) {
        if (node.type() == ElementType.INT) {
            long[] values = op.values().stream().mapToLong(Double::longValue).toArray();
            return new Place(new Ints(values), shape(node), null);
        }
        Place place = create(node);
        float[] values = new float[op.values().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = op.values().get(i).floatValue();
        }
        return computed(place, () -> place.floats().write(0, values, values.length));
    }

    @Override
    public Place range(Op.Range op, Node node) {
        int length = Shapes.count(op.length().evaluate(bindings));
        return new Place(new Ints(LongStream.range(0, length).toArray()), shape(node), null);
    }

    @Override
    public Place toFloat(Op.ToFloat op, Node node) {
        Place place = create(node);
        return computed(place, Functions.toFloat(operand(node, 0).ints(), place.floats()));
    }

    @Override
    public Place unary(Op.Unary op, Node node) {
        Place place = create(node);
        return computed(place, Functions.unary(op.function(), operand(node, 0).floats(), place.floats()));
    }

    /** A walk over the result and, broadcast to it, the operands. */
    private Walk walk(Node node, Place result) {
        int count = node.operands().size();
        int[][] strides = new int[count + 1][];
        Arrays.setAll(
                strides,
                i -> i == count
                        ? Shapes.strides(result.shape())
                        : Shapes.stretched(operand(node, i).shape(), result.shape()));
        return Walk.over(result.shape(), strides);
    }

    @Override
    public Place binary(Op.Binary op, Node node) {
        Place c = create(node);
        Place a = operand(node, 0);
        Place b = operand(node, 1);
        Walk walk = walk(node, c);
        return computed(
                c,
                node.type() == ElementType.INT
                        ? Arithmetic.binary(op.function(), walk, a.ints(), b.ints(), c.ints())
                        : Arithmetic.binary(op.function(), walk, a.floats(), b.floats(), c.floats()));
    }

    @Override
    public Place compare(Op.Compare op, Node node) {
        Place c = create(node);
        Place a = operand(node, 0);
        Place b = operand(node, 1);
        Walk walk = walk(node, c);
        return computed(
                c,
                node.operand(0).type() == ElementType.INT
                        ? Arithmetic.compare(op.relation(), walk, a.ints(), b.ints(), c.ints())
                        : Arithmetic.compare(op.relation(), walk, a.floats(), b.floats(), c.ints()));
    }

    @Override
    public Place where(Op.Where op, Node node) {
        Place c = create(node);
        Ints condition = operand(node, 0).ints();
        Place a = operand(node, 1);
        Place b = operand(node, 2);
        Walk walk = walk(node, c);
        return computed(
                c,
                node.type() == ElementType.INT
                        ? Arithmetic.where(walk, condition, a.ints(), b.ints(), c.ints())
                        : Arithmetic.where(walk, condition, a.floats(), b.floats(), c.floats()));
    }

    @Override
    public Place reduce(Op.Reduce op, Node node) {
        Place x = operand(node, 0);
        Place y = create(node);
        Walk walk = Walk.over(x.shape(), Shapes.strides(x.shape()), Shapes.reduced(x.shape(), op.axes()));
        return computed(y, Reductions.reduce(op.function(), walk, x.floats(), y.floats()));
    }

    @Override
    public Place argMax(Op.ArgMax op, Node node) {
        Place x = operand(node, 0);
        Place y = create(node);
        return computed(y, Reductions.argMax(Lines.along(x.shape(), op.axis()), x.floats(), y.ints()));
    }

    @Override
    public Place softmax(Op.Softmax op, Node node) {
        Place x = operand(node, 0);
        Place y = create(node);
        return computed(y, Reductions.softmax(Lines.along(x.shape(), op.axis()), x.floats(), y.floats()));
    }

    @Override
    public Place logSoftmax(Op.LogSoftmax op, Node node) {
        Place x = operand(node, 0);
        Place y = create(node);
        return computed(y, Reductions.logSoftmax(Lines.along(x.shape(), op.axis()), x.floats(), y.floats()));
    }

    @Override
    public Place crossEntropy(Op.CrossEntropy op, Node node) {
        Place logits = operand(node, 0);
        Place loss = create(node);
        int classes = (int) logits.shape()[1];
        return computed(
                loss,
                Reductions.crossEntropy(
                        classes, logits.floats(), operand(node, 1).ints(), loss.floats()));
    }

    @Override
    public Place reshape(Op.Reshape op, Node node) {
        Place x = operand(node, 0);
        return x.as(x.numbers(), shape(node));
    }

    @Override
    public Place transpose(Op.Transpose op, Node node) {
        Place x = operand(node, 0);
        long[] shape = shape(node);
        if (Shapes.keepsOrder(x.shape(), op.permutation())) {
            return x.as(x.numbers(), shape);
        }
        int[] strides = Shapes.strides(x.shape());
        int[] permuted =
                op.permutation().stream().mapToInt(axis -> strides[axis]).toArray();
        return copied(node, x, 0, permuted);
    }

    private Place copied(Node node, Place source, int start, int[] strides) {
        Place target = create(node);
        Walk walk = Walk.over(target.shape(), strides, Shapes.strides(target.shape()));
        return computed(target, Copies.strided(walk, source.numbers(), start, target.numbers(), 0));
    }

    private int length(Dim dim) {
        return Math.toIntExact(dim.evaluate(bindings));
    }

    @Override
    public Place slice(Op.Slice op, Node node) {
        Place x = operand(node, 0);
        long[] shape = shape(node);
        int start = length(op.start()) * Shapes.strides(x.shape())[op.axis()];
        if (x.numbers() instanceof Floats floats && Shapes.product(x.shape(), 0, op.axis()) == 1) {
            return x.as(floats.part(start, Shapes.count(shape)), shape);
        }
        return copied(node, x, start, Shapes.strides(x.shape()));
    }

    @Override
    public Place concat(Op.Concat op, Node node) {
        Place target = create(node);
        int[] strides = Shapes.strides(target.shape());
        int start = 0;
        for (Node operand : node.operands()) {
            Place part = places.get(operand);
            if (part.numbers().length() > 0) {
                Walk walk = Walk.over(part.shape(), Shapes.strides(part.shape()), strides);
                kernels.add(Copies.strided(walk, part.numbers(), 0, target.numbers(), start));
            }
            start += (int) part.shape()[op.axis()] * strides[op.axis()];
        }
        return target;
    }

    @Override
    public Place expand(Op.Expand op, Node node) {
        Place x = operand(node, 0);
        long[] shape = shape(node);
        return Shapes.count(shape) == x.numbers().length()
                ? x.as(x.numbers(), shape)
                : copied(node, x, 0, Shapes.stretched(x.shape(), shape));
    }

    @Override
    public Place gather(Op.Gather op, Node node) {
        return picked(node, op.axis(), op.batchAxes() == 0);
    }

    @Override
    public Place embedding(Op.Embedding op, Node node) {
        return picked(node, 0, true);
    }

    private Place picked(Node node, int axis, boolean shared) {
        Place data = operand(node, 0);
        Place target = create(node);
        return computed(
                target,
                Copies.gather(
                        picking(data.shape(), axis, shared),
                        data.numbers(),
                        operand(node, 1).ints(),
                        target.numbers()));
    }

    static Copies.Picking picking(long[] data, int axis, boolean shared) {
        return new Copies.Picking(
                Shapes.product(data, 0, axis), (int) data[axis], Shapes.product(data, axis + 1, data.length), shared);
    }

    @Override
    public Place matMul(Op.MatMul op, Node node) {
        Place a = operand(node, 0);
        Place b = operand(node, 1);
        Place c = create(node);
        return computed(c, Matrices.matMul(a.floats(), a.shape(), b.floats(), b.shape(), c.floats(), c.shape()));
    }

    @Override
    public Place linear(Op.Linear op, Node node) {
        Place weight = operand(node, 1);
        Place y = create(node);
        return computed(
                y,
                Matrices.linear(
                        (int) weight.shape()[1],
                        (int) weight.shape()[0],
                        operand(node, 0).floats(),
                        weight.floats(),
                        optionalFloats(node, 2),
                        y.floats()));
    }

    @Override
    public Place layerNorm(Op.LayerNorm op, Node node) {
        Place y = create(node);
        Floats bias = optionalFloats(node, 2);
        return computed(
                y,
                Norms.layerNorm(
                        op.epsilon(),
                        operand(node, 0).floats(),
                        operand(node, 1).floats(),
                        bias,
                        y.floats()));
    }

    @Override
    public Place rmsNorm(Op.RmsNorm op, Node node) {
        Place y = create(node);
        return computed(
                y,
                Norms.rmsNorm(
                        op.epsilon(),
                        operand(node, 0).floats(),
                        operand(node, 1).floats(),
                        y.floats()));
    }

    @Override
    public Place rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        Place x = operand(node, 0);
        Place cosine = operand(node, 1);
        Place sine = operand(node, 2);
        Place y = create(node);
        Rotation rotation = Rotation.of(op.pairing(), x.shape(), cosine.shape(), sine.shape());
        return computed(y, rotation.kernel(x.floats(), cosine.floats(), sine.floats(), y.floats()));
    }

    @Override
    public Place attention(Op.Attention op, Node node) {
        Place query = operand(node, 0);
        Place keys = operand(node, 1);
        Place values = operand(node, 2);
        Place result = create(node);
        AttentionShape shape = AttentionShape.of(query.shape(), keys.shape(), values.shape());
        long[] scored = {shape.batch(), shape.heads(), shape.time(), shape.stored()};
        int[] biasStrides =
                node.operands().size() > 3 ? Shapes.stretched(operand(node, 3).shape(), scored) : new int[4];
        return computed(
                result,
                new FullAttention(
                        shape,
                        op.scale(),
                        op.causal(),
                        query.floats(),
                        keys.floats(),
                        values.floats(),
                        optionalFloats(node, 3),
                        biasStrides,
                        result.floats(),
                        places.scratch(shape.rows(), shape.stored())));
    }

    @Override
    public Place cachedAttention(Op.CachedAttention op, Node node) {
        Place query = operand(node, 0);
        Place result = create(node);
        long[] keys = op.keys().shape().evaluate(memory.lengths());
        long[] values = op.values().shape().evaluate(memory.lengths());
        AttentionShape shape = AttentionShape.of(query.shape(), keys, values);
        int capacity = (int) Math.min(keys[2], values[2]);
        kernels.add(new CachedAttention(
                shape,
                capacity,
                op.scale(),
                query.floats(),
                half(op.keys(), keys, operand(node, 1)),
                half(op.values(), values, operand(node, 2)),
                operand(node, 3).ints(),
                node.operands().size() > 4 ? operand(node, 4).ints() : null,
                result.floats(),
                places.scratch(shape.rows(), capacity)));
        return result;
    }

    private CachedAttention.Half half(State state, long[] shape, Place rows) {
        Floats cache = Objects.requireNonNull(memory.states().get(state));
        Floats before = places.keep(rows.numbers().length());
        return new CachedAttention.Half(rows.floats(), cache, before, Shapes.product(shape, 0, 2), (int) shape[2]);
    }
}
