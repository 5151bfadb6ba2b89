package io.github.visionfromtext.graph;

import static io.github.visionfromtext.tensor.ElementType.FLOAT;
import static io.github.visionfromtext.tensor.ElementType.INT;

import io.github.visionfromtext.GraphException;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The type and shape of every operation's result, and the checks on its operands. */
final class ShapeRules implements OpVisitor<ShapeRules.Result> {
    /** What an operation yields. */
    record Result(ElementType type, Shape shape) {}

    private static final ShapeRules RULES = new ShapeRules();

    private ShapeRules() {}

    /**
     * @throws GraphException naming the operation, its operands and their shapes if they do not fit
     */
    static Result infer(Op op, List<Node> operands) {
        try {
            return op.accept(RULES, new Node(-1, op, operands, FLOAT, Shape.SCALAR));
        } catch (GraphException e) {
            String types = operands.stream()
                    .map(node -> node.op().label() + " " + node.type() + node.shape())
                    .collect(Collectors.joining(", "));
            throw new GraphException(op + " of (" + types + "): " + e.getMessage(), e);
        }
    }

    private static Shape shape(Node node, int operand) {
        return node.operand(operand).shape();
    }

    private static void require(boolean condition, String expected) {
        if (!condition) {
            throw new GraphException(expected);
        }
    }

    private static void arity(Node node, int least, int most) {
        int count = node.operands().size();
        require(count >= least && count <= most, "expected " + least + " to " + most + " operands, got " + count);
    }

    private static void types(Node node, ElementType... expected) {
        for (int i = 0; i < node.operands().size(); i++) {
            ElementType actual = node.operand(i).type();
            require(actual == expected[i], "operand " + i + " must be " + expected[i] + ", is " + actual);
        }
    }

    private static void rank(Node node, int operand, int rank) {
        require(shape(node, operand).rank() == rank, "operand " + operand + " must have rank " + rank);
    }

    private static void same(Dim a, Dim b, String what) {
        require(a.equals(b), what + " must be equal, are " + a + " and " + b);
    }

    private static void broadcastsTo(Shape from, Shape to, String what) {
        int missing = to.rank() - from.rank();
        boolean fits = missing >= 0;
        for (int axis = 0; fits && axis < from.rank(); axis++) {
            fits = from.dim(axis).is(1) || from.dim(axis).equals(to.dim(axis + missing));
        }
        require(fits, what + " " + from + " must broadcast to " + to);
    }

    private static Result leaf(Node node) {
        throw new GraphException(node.op().label() + " is made by the function builder");
    }

    @Override
    public Result input(Op.Input op, Node node) {
        return leaf(node);
    }

    @Override
    public Result readWeight(Op.ReadWeight op, Node node) {
        return leaf(node);
    }

    @Override
    public Result constant(Op.Constant op, Node node) {
        return leaf(node);
    }

    @Override
    public Result range(Op.Range op, Node node) {
        return leaf(node);
    }

    @Override
    public Result toFloat(Op.ToFloat op, Node node) {
        types(node, INT);
        return new Result(FLOAT, shape(node, 0));
    }

    @Override
    public Result unary(Op.Unary op, Node node) {
        types(node, FLOAT);
        return new Result(FLOAT, shape(node, 0));
    }

    @Override
    public Result binary(Op.Binary op, Node node) {
        ElementType type = sameType(node, 0, 1);
        boolean needsFloat = op.function() == Op.Binary.Function.DIVIDE || op.function() == Op.Binary.Function.POWER;
        require(type == FLOAT || !needsFloat, op.function() + " needs FLOAT operands");
        return new Result(type, shape(node, 0).broadcast(shape(node, 1)));
    }

    private static ElementType sameType(Node node, int a, int b) {
        ElementType type = node.operand(a).type();
        require(
                type == node.operand(b).type(),
                "operands must have one type, are " + type + " and "
                        + node.operand(b).type());
        return type;
    }

    @Override
    public Result compare(Op.Compare op, Node node) {
        sameType(node, 0, 1);
        return new Result(INT, shape(node, 0).broadcast(shape(node, 1)));
    }

    @Override
    public Result where(Op.Where op, Node node) {
        require(node.operand(0).type() == INT, "the condition must be INT");
        ElementType type = sameType(node, 1, 2);
        return new Result(type, shape(node, 0).broadcast(shape(node, 1)).broadcast(shape(node, 2)));
    }

    @Override
    public Result reduce(Op.Reduce op, Node node) {
        types(node, FLOAT);
        require(!op.axes().isEmpty() || shape(node, 0).rank() == 0, "name the axes; meanOfAll and sumOfAll take all");
        require(op.axes().stream().distinct().count() == op.axes().size(), "an axis is named twice: " + op.axes());
        List<Dim> dims = new ArrayList<>();
        for (int axis = 0; axis < shape(node, 0).rank(); axis++) {
            if (!op.axes().contains(axis)) {
                dims.add(shape(node, 0).dim(axis));
            } else if (op.keepAxes()) {
                dims.add(Dim.of(1));
            }
        }
        return new Result(FLOAT, new Shape(dims));
    }

    @Override
    public Result argMax(Op.ArgMax op, Node node) {
        types(node, FLOAT);
        return new Result(INT, shape(node, 0).without(op.axis()));
    }

    @Override
    public Result softmax(Op.Softmax op, Node node) {
        types(node, FLOAT);
        return new Result(FLOAT, shape(node, 0));
    }

    @Override
    public Result logSoftmax(Op.LogSoftmax op, Node node) {
        types(node, FLOAT);
        return new Result(FLOAT, shape(node, 0));
    }

    @Override
    public Result crossEntropy(Op.CrossEntropy op, Node node) {
        types(node, FLOAT, INT);
        rank(node, 0, 2);
        rank(node, 1, 1);
        same(shape(node, 0).dim(0), shape(node, 1).dim(0), "the numbers of rows and targets");
        return new Result(FLOAT, shape(node, 1));
    }

    @Override
    public Result reshape(Op.Reshape op, Node node) {
        Dim before = shape(node, 0).elementCount();
        Dim after = op.shape().elementCount();
        require(
                before.equals(after),
                "cannot reshape " + before + " elements to " + op.shape() + ", which holds " + after);
        return new Result(node.operand(0).type(), op.shape());
    }

    @Override
    public Result transpose(Op.Transpose op, Node node) {
        Shape shape = shape(node, 0);
        List<Integer> sorted = op.permutation().stream().sorted().toList();
        for (int i = 0; i < shape.rank() || i < sorted.size(); i++) {
            require(
                    sorted.size() == shape.rank() && sorted.get(i) == i,
                    op.permutation() + " is no permutation of the axes of " + shape);
        }
        return new Result(
                node.operand(0).type(),
                new Shape(op.permutation().stream().map(shape::dim).toList()));
    }

    @Override
    public Result slice(Op.Slice op, Node node) {
        Dim length = shape(node, 0).dim(op.axis());
        Dim taken = op.end().minus(op.start());
        require(!op.start().isFixed() || op.start().fixed() >= 0, "start must not be negative");
        require(!taken.isFixed() || taken.fixed() >= 0, "start must not be behind end");
        Dim left = length.minus(op.end());
        require(!left.isFixed() || left.fixed() >= 0, "end " + op.end() + " is behind the axis of length " + length);
        return new Result(node.operand(0).type(), shape(node, 0).with(op.axis(), taken));
    }

    @Override
    public Result concat(Op.Concat op, Node node) {
        Shape first = shape(node, 0);
        Dim total = Dim.of(0);
        for (int i = 0; i < node.operands().size(); i++) {
            sameType(node, 0, i);
            Shape part = shape(node, i);
            require(
                    part.rank() == first.rank()
                            && part.with(op.axis(), first.dim(op.axis())).equals(first),
                    "operand " + i + " differs from operand 0 outside axis " + op.axis());
            total = total.plus(part.dim(op.axis()));
        }
        return new Result(node.operand(0).type(), first.with(op.axis(), total));
    }

    @Override
    public Result expand(Op.Expand op, Node node) {
        broadcastsTo(shape(node, 0), op.shape(), "the operand");
        return new Result(node.operand(0).type(), op.shape());
    }

    @Override
    public Result gather(Op.Gather op, Node node) {
        require(node.operand(1).type() == INT, "the indices must be INT");
        Shape data = shape(node, 0);
        Shape indices = shape(node, 1);
        List<Dim> dims = new ArrayList<>(data.dims().subList(0, op.axis()));
        if (op.batchAxes() == 0) {
            dims.addAll(indices.dims());
        } else {
            require(op.batchAxes() == op.axis(), "batchAxes is 0 or the axis");
            require(indices.rank() == op.axis() + 1, "the indices must have rank " + (op.axis() + 1));
            for (int axis = 0; axis < op.axis(); axis++) {
                same(data.dim(axis), indices.dim(axis), "the lengths of axis " + axis);
            }
            dims.add(indices.dim(op.axis()));
        }
        dims.addAll(data.dims().subList(op.axis() + 1, data.rank()));
        return new Result(node.operand(0).type(), new Shape(dims));
    }

    @Override
    public Result embedding(Op.Embedding op, Node node) {
        types(node, FLOAT, INT);
        rank(node, 0, 2);
        List<Dim> dims = new ArrayList<>(shape(node, 1).dims());
        dims.add(shape(node, 0).dim(1));
        return new Result(FLOAT, new Shape(dims));
    }

    @Override
    public Result matMul(Op.MatMul op, Node node) {
        types(node, FLOAT, FLOAT);
        Shape a = shape(node, 0);
        Shape b = shape(node, 1);
        require(a.rank() >= 2 && b.rank() >= 2, "both operands must have rank 2 or more");
        same(a.dim(-1), b.dim(-2), "the inner lengths");
        Shape batch = new Shape(a.dims().subList(0, a.rank() - 2))
                .broadcast(new Shape(b.dims().subList(0, b.rank() - 2)));
        List<Dim> dims = new ArrayList<>(batch.dims());
        dims.add(a.dim(-2));
        dims.add(b.dim(-1));
        return new Result(FLOAT, new Shape(dims));
    }

    @Override
    public Result linear(Op.Linear op, Node node) {
        arity(node, 2, 3);
        types(node, FLOAT, FLOAT, FLOAT);
        rank(node, 1, 2);
        same(shape(node, 0).dim(-1), shape(node, 1).dim(1), "the widths of operand and weight");
        if (node.operands().size() == 3) {
            vector(node, 2, shape(node, 1).dim(0));
        }
        return new Result(FLOAT, shape(node, 0).with(-1, shape(node, 1).dim(0)));
    }

    private static void vector(Node node, int operand, Dim length) {
        rank(node, operand, 1);
        same(shape(node, operand).dim(0), length, "the length of operand " + operand + " and the width");
    }

    @Override
    public Result layerNorm(Op.LayerNorm op, Node node) {
        arity(node, 2, 3);
        return norm(node);
    }

    @Override
    public Result rmsNorm(Op.RmsNorm op, Node node) {
        arity(node, 2, 2);
        return norm(node);
    }

    private static Result norm(Node node) {
        types(node, FLOAT, FLOAT, FLOAT);
        for (int i = 1; i < node.operands().size(); i++) {
            vector(node, i, shape(node, 0).dim(-1));
        }
        return new Result(FLOAT, shape(node, 0));
    }

    @Override
    public Result rotaryEmbedding(Op.RotaryEmbedding op, Node node) {
        types(node, FLOAT, FLOAT, FLOAT);
        rank(node, 0, 4);
        Dim width = shape(node, 0).dim(3);
        require(width.isFixed() && width.fixed() % 2 == 0, "the last axis must be an even number, is " + width);
        Shape angles = shape(node, 0).with(3, Dim.of(width.fixed() / 2));
        for (int i = 1; i <= 2; i++) {
            require(shape(node, i).rank() >= 2, "cos and sin must have rank 2 to 4");
            broadcastsTo(shape(node, i), angles, i == 1 ? "cos" : "sin");
        }
        return new Result(FLOAT, shape(node, 0));
    }

    @Override
    public Result attention(Op.Attention op, Node node) {
        arity(node, 3, 4);
        types(node, FLOAT, FLOAT, FLOAT, FLOAT);
        Shape query = queryKeyValue(node);
        Shape key = shape(node, 1);
        same(key.dim(2), shape(node, 2).dim(2), "the lengths of key and value");
        if (node.operands().size() == 4) {
            broadcastsTo(shape(node, 3), query.with(3, key.dim(2)), "the bias");
        }
        return new Result(FLOAT, query.with(3, shape(node, 2).dim(3)));
    }

    private static Shape queryKeyValue(Node node) {
        for (int i = 0; i < 3; i++) {
            rank(node, i, 4);
            same(shape(node, 0).dim(0), shape(node, i).dim(0), "the batches of query, key and value");
        }
        Dim heads = shape(node, 0).dim(1);
        Dim groups = shape(node, 1).dim(1);
        same(groups, shape(node, 2).dim(1), "the groups of key and value");
        require(
                heads.isFixed() && groups.isFixed() && groups.fixed() > 0 && heads.fixed() % groups.fixed() == 0,
                "the heads of the query (" + heads + ") must be a multiple of those of the key (" + groups + ")");
        same(shape(node, 0).dim(3), shape(node, 1).dim(3), "the widths of query and key");
        return shape(node, 0);
    }

    @Override
    public Result cachedAttention(Op.CachedAttention op, Node node) {
        arity(node, 4, 5);
        types(node, FLOAT, FLOAT, FLOAT, INT, INT);
        Shape query = queryKeyValue(node);
        Shape key = shape(node, 1);
        same(query.dim(2), key.dim(2), "the lengths of query and key");
        require(key.equals(shape(node, 2)), "key and value must have one shape");
        rank(node, 3, 0);
        for (State state : List.of(op.keys(), op.values())) {
            require(state.shape().rank() == 4, "the state " + state + " must have rank 4");
            require(
                    state.shape().with(2, key.dim(2)).equals(key),
                    "the state " + state + " must agree with the key " + key + " in all axes but capacity");
        }
        require(!op.keys().equals(op.values()), "keys and values must be two states");
        if (node.operands().size() == 5) {
            vector(node, 4, query.dim(0));
        }
        return new Result(FLOAT, query);
    }
}
