package io.github.visionfromtext.examples.plainjava;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The threads of a backend. */
final class Workers {
    private final ForkJoinPool pool;

    Workers(int threads) {
        this.pool = new ForkJoinPool(threads);
    }

    int threads() {
        return pool.getParallelism();
    }

    /** Does parts 0 to count-1, in any order and at once if there are threads for it. Parts must not share what they write. */
    void forEach(int count, IntConsumer part) {
        if (threads() == 1 || count == 1) {
            for (int i = 0; i < count; i++) {
                part.accept(i);
            }
        } else {
            pool.submit(() -> IntStream.range(0, count).parallel().forEach(part))
                    .join();
        }
    }

    void close() {
        pool.shutdown();
    }
}
