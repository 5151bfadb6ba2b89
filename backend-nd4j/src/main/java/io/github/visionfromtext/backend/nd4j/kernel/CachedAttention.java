package io.github.visionfromtext.backend.nd4j.kernel;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import org.jspecify.annotations.Nullable;

/** Writes keys and values into a cache and attends to what is in it. */
public final class CachedAttention implements Kernel {
    private final AttentionShape shape;
    private final int capacity;
    private final Half keys;
    private final Half values;
    private final Ints position;
    private final @Nullable Ints start;
    private final Attention attention;
    private int written = -1;

    /**
     * @param shape of the query and the caches
     * @param capacity rows of the smaller cache
     * @param scores room for {@code heads / groups * time * capacity} numbers
     */
    public CachedAttention(
            AttentionShape shape,
            int capacity,
            double scale,
            Floats query,
            Half keys,
            Half values,
            Ints position,
            @Nullable Ints start,
            Floats result,
            Floats scores) {
        this.shape = shape;
        this.capacity = capacity;
        this.keys = keys;
        this.values = values;
        this.position = position;
        this.start = start;
        this.attention = new Attention(shape, scale, query, keys.cache, values.cache, result, scores);
    }

    /**
     * One half of a cache, and what a call puts there.
     *
     * @param rows {@code [batch, groups, time, width]}
     * @param cache {@code [batch, groups, capacity, width]}
     * @param before room for as many numbers as {@code rows} has: what was there before
     * @param heads batch times groups
     * @param capacity of the cache
     */
    public record Half(Floats rows, Floats cache, Floats before, int heads, int capacity) {
        private int count() {
            return heads == 0 ? 0 : rows.length() / heads;
        }

        private int at(int head, int position, int time) {
            return time == 0 ? 0 : (head * capacity + position) * (count() / time);
        }

        void write(int position, int time) {
            for (int head = 0; head < heads; head++) {
                cache.copyTo(at(head, position, time), 1, before, head * count(), 1, count());
                rows.copyTo(head * count(), 1, cache, at(head, position, time), 1, count());
            }
        }

        void undo(int position, int time) {
            for (int head = 0; head < heads; head++) {
                before.copyTo(head * count(), 1, cache, at(head, position, time), 1, count());
            }
        }
    }

    @Override
    public void run() {
        written = -1;
        int first = checkedPosition();
        keys.write(first, shape.time());
        values.write(first, shape.time());
        written = first;
        if (shape.isEmpty()) {
            return;
        }
        int end = first + shape.time();
        for (int batch = 0; batch < shape.batch(); batch++) {
            int from = start == null ? 0 : (int) Math.max(0, Math.min(start.values()[batch], end));
            Attention.Mask mask = new Mask(first, from);
            for (int group = 0; group < shape.groups(); group++) {
                attention.attend(batch, group, from, end - from, mask);
            }
        }
    }

    private int checkedPosition() {
        long first = position.values()[0];
        if (first < 0 || first > capacity - shape.time()) {
            throw new InvalidInputException("Positions " + first + " to " + (first + shape.time() - 1)
                    + " do not fit into a cache of capacity " + capacity + "; open a session with a larger one");
        }
        return (int) first;
    }

    @Override
    public void undo() {
        if (written >= 0) {
            values.undo(written, shape.time());
            keys.undo(written, shape.time());
            written = -1;
        }
    }

    /** Query i sees the keys from {@code from} to {@code first + i}. */
    private record Mask(int first, int from) implements Attention.Mask {
        @Override
        public int visible(int time) {
            return Math.max(0, first + time + 1 - from);
        }

        @Override
        public void addBias(int batch, int head, int time, float[] row) {
            // A cache has no bias.
        }
    }
}
