package io.github.visionfromtext.backend.nd4j.kernel;

/**
 * The lengths of an attention.
 *
 * @param batch rows of the batch
 * @param heads query heads
 * @param groups key/value heads; divides {@code heads}
 * @param time queries of a head
 * @param stored keys of a group that lie in memory one behind the other: the length, or the capacity of a cache
 * @param width numbers of a query and of a key
 * @param valueWidth numbers of a value
 */
public record AttentionShape(int batch, int heads, int groups, int time, int stored, int width, int valueWidth) {
    public static AttentionShape of(long[] query, long[] keys, long[] values) {
        return new AttentionShape(
                (int) query[0], (int) query[1], (int) keys[1], (int) query[2], (int) keys[2], (int) query[3], (int)
                        values[3]);
    }

    /** Queries that attend in one group: its heads lie side by side, so they are the rows of one matrix. */
    public int rows() {
        return groups == 0 ? 0 : heads / groups * time;
    }

    public boolean isEmpty() {
        return batch == 0 || heads == 0 || time == 0 || valueWidth == 0;
    }
}
