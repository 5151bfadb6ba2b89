package io.github.visionfromtext.tck.randomgraph;

import static java.lang.Math.max;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Shape;
import io.github.visionfromtext.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Operations that move, pick, repeat or sum up elements. */
final class ShapeMoves {
    private ShapeMoves() {}

    private static Item pickAny(Draft draft) {
        return draft.chance(0.75)
                ? draft.pick(item -> item.isFloat() && item.rank() > 0)
                : draft.pick(i -> i.rank() > 0);
    }

    /** Two neighbouring axes merged, one axis split, or an axis of length 1 put in. */
    static void reshape(Draft draft) {
        Item x = pickAny(draft);
        List<Dim> dims = new ArrayList<>(x.shape().dims());
        int axis = draft.axis(x);
        Dim length = dims.get(axis);
        if (axis + 1 < dims.size() && draft.chance(0.5)) {
            dims.set(axis, length.times(dims.remove(axis + 1)));
        } else if (length.isFixed() && length.fixed() > 0 && length.fixed() % 2 == 0) {
            dims.set(axis, Dim.of(2));
            dims.add(axis + draft.random.nextInt(2), Dim.of(length.fixed() / 2));
        } else {
            dims.add(axis, Dim.of(1));
        }
        if (dims.size() <= 5) {
            draft.add(x.with(x.value().reshape(dims.toArray())));
        }
    }

    static void transpose(Draft draft) {
        Item x = pickAny(draft);
        if (x.rank() >= 2 && draft.chance(0.3)) {
            draft.add(x.with(x.value().transposeLast()));
            return;
        }
        List<Integer> axes =
                new ArrayList<>(IntStream.range(0, x.rank()).boxed().toList());
        Collections.shuffle(axes, new Random(draft.random.nextLong()));
        draft.add(x.with(
                x.value().transpose(axes.stream().mapToInt(Integer::intValue).toArray())));
    }

    static void slice(Draft draft) {
        Item x = pickAny(draft);
        int axis = draft.axis(x);
        Dim length = x.shape().dim(axis);
        if (length.isFixed()) {
            // Now and then nothing at all.
            long start = draft.random.nextLong(length.fixed() + 1);
            long end = start + draft.random.nextLong(length.fixed() - start + 1);
            if (start < end || draft.chance(0.05)) {
                draft.add(x.with(x.value().slice(axis, start, end)));
            }
        } else if (length.equals(Draft.TIME.plus(2))) {
            Value v = x.value();
            draft.add(x.with(draft.chance(0.5) ? v.sliceFrom(axis, 1) : v.slice(axis, Dim.of(1), Draft.TIME.plus(1))));
        } else {
            draft.add(x.with(x.value().slice(axis, Dim.of(0), length)));
        }
    }

    static void concat(Draft draft) {
        Item first = pickAny(draft);
        int axis = draft.axis(first);
        Item second = draft.pick(item -> item.isFloat() == first.isFloat()
                && item.rank() == first.rank()
                && item.shape().with(axis, Dim.of(0)).equals(first.shape().with(axis, Dim.of(0))));
        if (second.rank() != first.rank() || second.isFloat() != first.isFloat()) {
            return;
        }
        Value joined = draft.chance(0.2)
                ? draft.function.concat(axis, second.value(), first.value(), first.value())
                : draft.function.concat(axis, first.value(), second.value());
        draft.add(joined, max(first.bound(), second.bound()), first.exact() && second.exact());
    }

    /** An axis made longer by two, so that there are lengths other than plain symbols. */
    static void prefix(Draft draft) {
        Item x = draft.pick(item -> item.isFloat() && item.shape().dims().contains(Draft.TIME));
        int axis = x.shape().dims().indexOf(Draft.TIME);
        if (axis >= 0) {
            Item before = draft.input(x.shape().with(axis, Dim.of(2)));
            draft.add(draft.function.concat(axis, before.value(), x.value()), max(2, x.bound()), x.exact());
        }
    }

    static void expand(Draft draft) {
        Item x = draft.chance(0.7) ? draft.pickFloat() : draft.pickInt();
        List<Dim> dims = new ArrayList<>(x.shape().dims());
        dims.replaceAll(dim -> dim.is(1) && draft.chance(0.7) ? draft.any(List.of(Dim.of(3), Draft.TIME)) : dim);
        if (dims.size() < 4 && draft.chance(0.4)) {
            dims.add(0, draft.any(List.of(Dim.of(2), Draft.BATCH)));
        }
        draft.add(x.with(x.value().expand(dims.toArray())));
    }

    static void gather(Draft draft) {
        Item x = pickAny(draft);
        int axis = draft.axis(x);
        Dim length = x.shape().dim(axis);
        if (length.is(0)) {
            return;
        }
        if (axis > 0 && draft.chance(0.4)) {
            Dim count = length.isFixed() ? Dim.of(draft.width()) : length;
            List<Dim> dims = new ArrayList<>(x.shape().dims().subList(0, axis));
            dims.add(count);
            draft.add(x.with(x.value()
                    .gatherEach(axis, draft.indices(new Shape(dims), length).value())));
        } else if (x.rank() < 4) {
            draft.add(x.with(x.value().gather(axis, pickIndices(draft, length))));
        }
    }

    /** Whole numbers from 0 to below a length: an argument, or values forced between the two. */
    static Value pickIndices(Draft draft, Dim length) {
        if (!length.isFixed()) {
            // As many as the axis has, so that there is none to pick from an empty axis.
            return draft.indices(Shape.of(length), length).value();
        }
        if (draft.chance(0.4)) {
            Item some = draft.pick(item -> !item.isFloat() && item.rank() <= 2);
            if (!some.isFloat()) {
                return some.value()
                        .maximum(draft.function.constant(0L))
                        .minimum(draft.function.constant(length.fixed() - 1));
            }
        }
        Shape shape = draft.any(List.of(Shape.SCALAR, Shape.fixed(3), Shape.of(Draft.BATCH, Draft.TIME)));
        return draft.indices(shape, length).value();
    }

    static void range(Draft draft) {
        Dim length = draft.any(List.of(Draft.TIME, Draft.BATCH, Draft.TIME.plus(1), Dim.of(4)));
        draft.add(draft.function.range(length), Draft.most(length), true);
    }

    static void reduce(Draft draft) {
        Item x = draft.pick(item -> item.isFloat() && item.rank() > 0 && item.isFull());
        int[] axes = IntStream.range(0, x.rank())
                .filter(axis -> draft.chance(0.5))
                .map(axis -> draft.chance(0.3) ? axis - x.rank() : axis)
                .toArray();
        if (axes.length == 0) {
            axes = new int[] {-1};
        }
        Value v = x.value();
        switch (draft.random.nextInt(5)) {
            case 0 -> draft.add(v.sum(axes), x.bound() * count(x, axes), false);
            case 1 -> draft.add(v.mean(axes), x.bound(), false);
            case 2 -> draft.add(v.meanKeepingAxes(axes), x.bound(), false);
            case 3 -> draft.add(v.meanOfAll(), x.bound(), false);
            default -> {
                if (IntStream.of(axes).allMatch(axis -> neverEmpty(x.shape().dim(axis)))) {
                    draft.add(x.with(v.max(axes)));
                }
            }
        }
    }

    private static double count(Item x, int... axes) {
        double count = 1;
        for (int axis : axes) {
            count *= Draft.most(x.shape().dim(axis));
        }
        return count;
    }

    static void argMax(Draft draft) {
        Item x = draft.pick(item -> item.isFloat() && item.exact() && item.rank() > 0 && item.isFull());
        int axis = draft.axis(x);
        if (neverEmpty(x.shape().dim(axis))) {
            draft.add(x.value().argMax(axis), Draft.most(x.shape().dim(axis)), true);
        }
    }

    /** A batch may be empty. */
    private static boolean neverEmpty(Dim dim) {
        return !dim.is(0) && !dim.symbols().contains("batch");
    }
}
