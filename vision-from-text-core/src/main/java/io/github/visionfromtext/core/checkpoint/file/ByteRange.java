package io.github.visionfromtext.core.checkpoint.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a file that belongs to one tensor or record.
 *
 * @param owner whose it is, for messages
 * @param begin first byte
 * @param end byte behind the last
 */
public record ByteRange(String owner, long begin, long end) {
    /**
     * The ranges by where they begin, after checking that no byte belongs to two of them.
     *
     * @throws io.github.visionfromtext.CheckpointException if one does
     */
    public static List<ByteRange> sortedDisjoint(FileBytes file, List<ByteRange> ranges) {
        List<ByteRange> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingLong(ByteRange::begin).thenComparingLong(ByteRange::end));
        for (int i = 1; i < sorted.size(); i++) {
            ByteRange before = sorted.get(i - 1);
            ByteRange next = sorted.get(i);
            if (next.begin < before.end) {
                throw file.damaged(next.begin, next.owner + " overlaps " + before.owner);
            }
        }
        return sorted;
    }
}
