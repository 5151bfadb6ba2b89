package io.github.visionfromtext.backend.nd4j.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Working memory of one session. Blocks have lengths of powers of two, so that calls of many lengths find each other's
 * blocks again, and all of them together are at most twice the largest call. Used by one thread at a time.
 */
public final class BlockPool implements AutoCloseable {
    private static final long SMALLEST = 64;

    private final MemoryBudget budget;
    private final Map<Long, Deque<FloatBlock>> free = new TreeMap<>();
    private final List<FloatBlock> all = new ArrayList<>();

    public BlockPool(MemoryBudget budget) {
        this.budget = budget;
    }

    /** A block nobody uses, of at least that length; its numbers are whatever they were. */
    public FloatBlock acquire(int length) {
        long size = Math.max(SMALLEST, Long.highestOneBit(Math.max(1, length - 1L)) << 1);
        size = Math.min(size, Math.max(length, Floats.MOST));
        Deque<FloatBlock> fitting = free.get(size);
        if (fitting != null && !fitting.isEmpty()) {
            return fitting.pop();
        }
        FloatBlock block = FloatBlock.uninitialized(budget, size);
        all.add(block);
        return block;
    }

    /** Lets the next one use the block. */
    public void release(FloatBlock block) {
        free.computeIfAbsent(block.length(), length -> new ArrayDeque<>()).push(block);
    }

    /** Lets everybody's blocks be used again. */
    public void releaseAll() {
        free.clear();
        all.forEach(this::release);
    }

    @Override
    public void close() {
        free.clear();
        all.forEach(FloatBlock::close);
        all.clear();
    }
}
