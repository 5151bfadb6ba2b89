package io.github.visionfromtext.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.GraphException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final Dim BATCH = Dim.symbol("batch");
    private static final Dim TIME = Dim.symbol("time");

    @Test
    void takesNumbersAndDims() {
        assertThat(Shape.of(BATCH, 3, 4L)).hasToString("[batch, 3, 4]");
        assertThat(Shape.of()).isEqualTo(Shape.SCALAR);
        assertThatThrownBy(() -> Shape.of(3, "time"))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("time");
    }

    @Test
    void countsAxesFromBothEnds() {
        Shape shape = Shape.of(BATCH, TIME, 5);
        assertThat(shape.dim(-1)).isEqualTo(shape.dim(2)).isEqualTo(Dim.of(5));
        assertThat(shape.with(-2, Dim.of(7))).isEqualTo(Shape.of(BATCH, 7, 5));
        assertThat(shape.without(0)).isEqualTo(Shape.of(TIME, 5));
        for (int axis : new int[] {-4, 3}) {
            assertThatThrownBy(() -> shape.dim(axis))
                    .isInstanceOf(GraphException.class)
                    .hasMessageContainingAll("[batch, time, 5]", "axis " + axis);
        }
    }

    @Test
    void countsElements() {
        assertThat(Shape.of(BATCH, TIME, 5).elementCount())
                .isEqualTo(BATCH.times(TIME).times(5));
        assertThat(Shape.SCALAR.elementCount()).isEqualTo(Dim.of(1));
        assertThat(Shape.of(BATCH, TIME.plus(1)).evaluate(Map.of("batch", 2L, "time", 3L)))
                .containsExactly(2, 4);
    }

    @Test
    void broadcastsAsNumPyDoes() {
        assertThat(Shape.fixed(2, 1, 4).broadcast(Shape.fixed(3, 1))).isEqualTo(Shape.fixed(2, 3, 4));
        assertThat(Shape.SCALAR.broadcast(Shape.of(BATCH, 2))).isEqualTo(Shape.of(BATCH, 2));
        assertThat(Shape.of(BATCH, 1).broadcast(Shape.of(1, TIME))).isEqualTo(Shape.of(BATCH, TIME));
        assertThat(Shape.fixed(0, 3).broadcast(Shape.fixed(1))).isEqualTo(Shape.fixed(0, 3));
        assertThat(Shape.fixed(1).broadcast(Shape.fixed(0))).isEqualTo(Shape.fixed(0));
    }

    @Test
    void refusesAxesThatMayDiffer() {
        assertThatThrownBy(() -> Shape.fixed(2, 3).broadcast(Shape.fixed(2)))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("[2, 3]", "[2]", "3 against 2");
        // A symbol stands for any length, 1 among them; a graph means one thing for all of them.
        assertThatThrownBy(() -> Shape.of(BATCH).broadcast(Shape.of(TIME))).isInstanceOf(GraphException.class);
        assertThatThrownBy(() -> Shape.of(BATCH).broadcast(Shape.of(4))).isInstanceOf(GraphException.class);
    }

    /** Shapes derived from one by dropping leading axes and setting others to 1 broadcast back to it, in any order. */
    @RepeatedTest(50)
    void broadcastingIsCommutativeAndAssociative(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Dim> dims = List.of(BATCH, TIME, Dim.of(2 + random.nextInt(4)), BATCH.plus(1), Dim.of(0));
        List<Dim> full = new ArrayList<>();
        for (int rank = random.nextInt(5); rank > 0; rank--) {
            full.add(dims.get(random.nextInt(dims.size())));
        }
        Shape whole = new Shape(full);
        Shape a = thinned(full, random);
        Shape b = thinned(full, random);
        assertThat(whole.broadcast(a)).isEqualTo(whole);
        assertThat(a.broadcast(whole)).isEqualTo(whole);
        assertThat(a.broadcast(b)).isEqualTo(b.broadcast(a));
        assertThat(a.broadcast(a)).isEqualTo(a);
        assertThat(a.broadcast(b).broadcast(whole)).isEqualTo(a.broadcast(b.broadcast(whole)));
    }

    private static Shape thinned(List<Dim> full, Random random) {
        List<Dim> kept = new ArrayList<>(full.subList(random.nextInt(full.size() + 1), full.size()));
        kept.replaceAll(dim -> random.nextBoolean() ? dim : Dim.of(1));
        return new Shape(kept);
    }
}
