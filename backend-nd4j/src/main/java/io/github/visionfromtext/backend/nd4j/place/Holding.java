package io.github.visionfromtext.backend.nd4j.place;

import io.github.visionfromtext.backend.nd4j.memory.BlockPool;
import io.github.visionfromtext.backend.nd4j.memory.FloatBlock;
import io.github.visionfromtext.backend.nd4j.memory.Floats;

/** A block of working memory that one or more values hold, until none of them is needed any more. */
public final class Holding {
    private final BlockPool pool;
    private final FloatBlock block;
    private int holders;

    public Holding(BlockPool pool, int length) {
        this.pool = pool;
        this.block = pool.acquire(length);
    }

    public Floats floats(int count) {
        return block.floats(count);
    }

    public void hold() {
        holders++;
    }

    public void letGo() {
        if (--holders == 0) {
            pool.release(block);
        }
    }
}
