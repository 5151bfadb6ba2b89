package io.github.visionfromtext.backend.nd4j.place;

import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.memory.BlockPool;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.tensor.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Gives every value of a plan its place, and the places of values nobody needs any more to others. */
public final class Places {
    private final BlockPool pool;
    private final Map<Node, Place> places = new HashMap<>();
    private final Map<Node, Integer> uses = new HashMap<>();
    private final List<Holding> scratches = new ArrayList<>();

    public Places(BlockPool pool) {
        this.pool = pool;
    }

    /** Says that a value will be used once more. */
    public void expect(Node node) {
        uses.merge(node, 1, Integer::sum);
    }

    /** A place of its own for a new value. */
    public Place create(ElementType type, long[] shape) {
        int count = Shapes.count(shape);
        if (type == ElementType.INT) {
            return new Place(new Ints(new long[count]), shape, null);
        }
        Holding holding = new Holding(pool, count);
        return new Place(holding.floats(count), shape, holding);
    }

    /** Memory for the kernels of one node alone, until {@link #endOfNode}. */
    public Floats scratch(long... shape) {
        int count = Shapes.count(shape);
        Holding holding = new Holding(pool, count);
        holding.hold();
        scratches.add(holding);
        return holding.floats(count);
    }

    /** Lets others have what was scratch. */
    public void endOfNode() {
        scratches.forEach(Holding::letGo);
        scratches.clear();
    }

    /** Memory that is nobody else's to the end of the call. */
    public Floats keep(int count) {
        Holding holding = new Holding(pool, count);
        holding.hold();
        return holding.floats(count);
    }

    /** Makes a value known. */
    public void put(Node node, Place place) {
        places.put(node, place);
        if (place.holding() != null) {
            place.holding().hold();
        }
        if (!uses.containsKey(node)) {
            expect(node);
            used(node);
        }
    }

    public Place get(Node node) {
        return Objects.requireNonNull(places.get(node), () -> "No place for " + node);
    }

    /** Says that one of the expected uses is over. */
    public void used(Node node) {
        if (uses.merge(node, -1, Integer::sum) == 0) {
            Place place = get(node);
            places.remove(node);
            if (place.holding() != null) {
                place.holding().letGo();
            }
        }
    }
}
