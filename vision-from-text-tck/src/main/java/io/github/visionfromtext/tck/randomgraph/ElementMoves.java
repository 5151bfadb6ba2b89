package io.github.visionfromtext.tck.randomgraph;

import static java.lang.Math.max;

import io.github.visionfromtext.graph.Dim;
import io.github.visionfromtext.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** Operations on each element: arithmetic, functions, comparisons, choices. Arguments are kept inside their domains. */
final class ElementMoves {
    private ElementMoves() {}

    static void unary(Draft draft) {
        Item x = draft.pickFloat();
        Value v = x.value();
        double bound = x.bound();
        switch (draft.random.nextInt(12)) {
            case 0 -> draft.add(x.with(v.negate()));
            case 1 -> draft.add(x.with(v.abs()));
            case 2 -> draft.add(x.with(v.relu()));
            case 3 -> draft.add(bound > 3 ? v.tanh().exp() : v.exp(), Math.exp(bound > 3 ? 1 : bound), false);
            case 4 -> draft.add(v.abs().plus(0.5).log(), max(0.7, Math.log(bound + 0.5)), false);
            case 5 -> draft.add(v.abs().plus(0.5).sqrt(), Math.sqrt(bound + 0.5), false);
            case 6 -> draft.add(v.sin(), 1, false);
            case 7 -> draft.add(v.cos(), 1, false);
            case 8 -> draft.add(v.tanh(), 1, false);
            case 9 -> draft.add(v.sigmoid(), 1, false);
            case 10 -> draft.add(v.silu(), bound, false);
            default -> draft.add(v.geluTanh(), bound, false);
        }
    }

    static void gelu(Draft draft) {
        Item x = draft.pickFloat();
        draft.add(x.value().gelu(), x.bound(), false);
    }

    static void binary(Draft draft) {
        Item x = draft.pickFloat();
        Item y = partner(draft, x);
        if (draft.chance(0.3)) {
            Item swap = x;
            x = y;
            y = swap;
        }
        Value a = x.value();
        Value b = y.value();
        boolean exact = x.exact() && y.exact();
        switch (draft.random.nextInt(7)) {
            case 0 -> draft.add(a.plus(b), x.bound() + y.bound(), false);
            case 1 -> draft.add(a.minus(b), x.bound() + y.bound(), false);
            case 2 -> draft.add(a.times(b), x.bound() * y.bound(), false);
            case 3 -> draft.add(a.dividedBy(b.abs().plus(0.5)), 2 * x.bound(), false);
            case 4 -> draft.add(a.maximum(b), max(x.bound(), y.bound()), exact);
            case 5 -> draft.add(a.minimum(b), max(x.bound(), y.bound()), exact);
            default -> draft.add(a.abs().plus(0.5).power(b.tanh()), max(2, x.bound() + 0.5), false);
        }
    }

    /** A number on one side. */
    static void withNumber(Draft draft) {
        Item x = draft.pickFloat();
        Value v = x.value();
        double bound = x.bound();
        double number = draft.any(List.of(-1.5, -1.0, 0.0, 0.125, 0.5, 1.0, 2.0));
        Value n = draft.function.constant(number);
        double size = Math.abs(number);
        switch (draft.random.nextInt(9)) {
            case 0 -> draft.add(draft.chance(0.5) ? v.plus(n) : n.plus(v), bound + size, false);
            case 1 -> draft.add(draft.chance(0.5) ? v.minus(n) : n.minus(v), bound + size, false);
            case 2 -> draft.add(draft.chance(0.5) ? v.times(n) : n.times(v), bound * size, false);
            case 3 -> draft.add(n.dividedBy(v.abs().plus(0.5)), 2 * size, false);
            case 4 -> draft.add(v.dividedBy(draft.function.constant(max(size, 0.5))), 2 * bound, false);
            case 5 -> draft.add(draft.chance(0.5) ? v.maximum(n) : n.maximum(v), max(bound, size), x.exact());
            case 6 -> draft.add(draft.chance(0.5) ? v.minimum(n) : n.minimum(v), max(bound, size), x.exact());
            case 7 -> draft.add(v.power(draft.any(List.of(0.0, 1.0, 2.0, 3.0))), max(1, bound * bound * bound), false);
            default -> draft.add(draft.function.constant(max(size, 0.5)).power(v.tanh()), 2, false);
        }
    }

    static void intArithmetic(Draft draft) {
        Item x = draft.pickInt();
        Item y = partner(draft, x);
        if (x.bound() * y.bound() > 1e6) {
            return;
        }
        Value a = x.value();
        Value b = y.value();
        switch (draft.random.nextInt(5)) {
            case 0 -> draft.add(a.plus(b), x.bound() + y.bound(), true);
            case 1 -> draft.add(a.minus(b), x.bound() + y.bound(), true);
            case 2 -> draft.add(a.times(b), x.bound() * y.bound(), true);
            case 3 -> draft.add(a.maximum(b), max(x.bound(), y.bound()), true);
            default -> draft.add(a.minimum(b), max(x.bound(), y.bound()), true);
        }
    }

    static void toFloat(Draft draft) {
        Item x = draft.pickInt();
        draft.add(x.value().toFloat(), x.bound(), true);
    }

    static void compare(Draft draft) {
        Item x = draft.chance(0.5) ? draft.pickInt() : draft.pick(item -> item.isFloat() && item.exact());
        Item y = exactPartner(draft, x);
        draft.add(relation(draft, x.value(), y.value()), 1, true);
    }

    private static Value relation(Draft draft, Value a, Value b) {
        return switch (draft.random.nextInt(3)) {
            case 0 -> a.equalTo(b);
            case 1 -> a.lessThan(b);
            default -> a.atMost(b);
        };
    }

    static void where(Draft draft) {
        Item yes = draft.chance(0.7) ? draft.pickFloat() : draft.pickInt();
        Item no = partner(draft, yes);
        Item condition = draft.items.stream()
                .filter(item -> !item.isFloat() && broadcasts(item, yes) && broadcasts(item, no))
                .reduce((a, b) -> draft.chance(0.5) ? a : b)
                .orElseGet(() -> constant(draft, false));
        draft.add(
                condition.value().where(yes.value(), no.value()),
                max(yes.bound(), no.bound()),
                yes.exact() && no.exact());
    }

    /** Something of the same type that broadcasts with x: another value, x itself, a weight, a number. */
    private static Item partner(Draft draft, Item x) {
        List<Item> found = new ArrayList<>(draft.items.stream()
                .filter(y -> y.isFloat() == x.isFloat() && broadcasts(x, y))
                .toList());
        found.add(x);
        found.add(constant(draft, x.isFloat()));
        if (x.isFloat() && x.rank() > 0 && x.fixed(-1) > 0 && draft.chance(0.3)) {
            return new Item(draft.function.value(draft.weight(x.fixed(-1))), 1, false);
        }
        return draft.any(found);
    }

    private static Item exactPartner(Draft draft, Item x) {
        Item y = partner(draft, x);
        return y.exact() ? y : x;
    }

    private static Item constant(Draft draft, boolean isFloat) {
        long number = draft.random.nextInt(-2, 4);
        return isFloat
                ? new Item(draft.function.constant(number / 4.0), 1, true)
                : new Item(draft.function.constant(number), 3, true);
    }

    static boolean broadcasts(Item x, Item y) {
        for (int axis = 1; axis <= Math.min(x.rank(), y.rank()); axis++) {
            Dim a = x.shape().dim(-axis);
            Dim b = y.shape().dim(-axis);
            if (!a.equals(b) && !a.is(1) && !b.is(1)) {
                return false;
            }
        }
        return Math.max(x.rank(), y.rank()) <= 5;
    }
}
