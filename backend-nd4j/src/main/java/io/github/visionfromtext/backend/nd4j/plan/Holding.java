package io.github.visionfromtext.backend.nd4j.plan;

import io.github.visionfromtext.backend.nd4j.memory.BlockPool;
import io.github.visionfromtext.backend.nd4j.memory.FloatBlock;
import io.github.visionfromtext.backend.nd4j.memory.Floats;

/** A block of working memory that one or more values hold, until none of them is needed any more. */
final class Holding {
    private final BlockPool pool;
    private final FloatBlock block;
    private int holders;

    Holding(BlockPool pool, int length) {
        this.pool = pool;
        this.block = pool.acquire(length);
    }

    Floats floats(int count) {
        return block.floats(count);
    }

    void hold() {
        holders++;
    }

    void letGo() {
        if (--holders == 0) {
            pool.release(block);
        }
    }
}
