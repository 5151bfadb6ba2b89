package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.core.checkpoint.file.Encoding;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import java.util.Arrays;

/**
 * A line of the table of tensors.
 *
 * @param position where the line begins, for messages
 * @param shape axis lengths, outermost first
 * @param bytes length of the elements
 * @param offset where they begin, counted from the start of the data
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TensorInfo(long position, String name, Encoding encoding, long[] shape, long bytes, long offset) {
    private static final int MAX_RANK = 4;

    static TensorInfo read(FileBytes file, GgufCursor cursor) {
        long start = cursor.position();
        String name = cursor.readString("tensor name");
        String what = "tensor '" + abbreviated(name) + "'";
        int rank = cursor.readInt("rank of " + what);
        if (rank < 0 || rank > MAX_RANK) {
            throw file.damaged(
                    start, what + " has rank " + Integer.toUnsignedString(rank) + ", expected at most " + MAX_RANK);
        }
        long[] shape = new long[rank];
        for (int axis = rank - 1; axis >= 0; axis--) {
            shape[axis] = cursor.readLong("shape of " + what);
        }
        int type = cursor.readInt("type of " + what);
        Encoding encoding = GgmlTypes.encoding(type);
        if (encoding == null) {
            throw file.damaged(
                    start,
                    what + " is of type " + GgmlTypes.describe(type) + ", expected one of " + GgmlTypes.supported()
                            + "; use a file with another quantisation");
        }
        long offset = cursor.readLong("offset of " + what);
        return new TensorInfo(start, name, encoding, shape, bytes(file, start, what, encoding, shape), offset);
    }

    private static long bytes(FileBytes file, long start, String what, Encoding encoding, long[] shape) {
        long elements = 1;
        for (long length : shape) {
            if (length < 0 || (length > 0 && elements > Long.MAX_VALUE / 16 / length)) {
                throw file.damaged(start, "shape " + Arrays.toString(shape) + " of " + what + " is absurd");
            }
            elements *= length;
        }
        long row = shape.length == 0 ? 1 : shape[shape.length - 1];
        if (row % encoding.blockElements() != 0) {
            throw file.damaged(
                    start,
                    "rows of " + what + " have " + row + " elements, expected a multiple of " + encoding.blockElements()
                            + " for " + encoding.label());
        }
        return elements / encoding.blockElements() * encoding.blockBytes();
    }

    /** Short enough for a message. */
    static String abbreviated(String name) {
        return name.length() <= 200 ? name : name.substring(0, 200) + "...";
    }
}
