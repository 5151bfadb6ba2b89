package io.github.visionfromtext.core.checkpoint.torch;

import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.PlainEncoding;
import io.github.visionfromtext.core.checkpoint.file.StoredTensor;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.Arrays;

/**
 * A view of a storage, before it has a name.
 *
 * @param offset index of the first element in the storage
 * @param strides elements of the storage from one index of an axis to the next
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TorchTensor(TorchStorage storage, PlainEncoding encoding, long offset, long[] shape, long[] strides) {
    private static final int MAX_RANK = 32;

    /** Expanded tensors repeat elements; beyond this they would take memory that no file stands for. */
    private static final long MAX_EXPANDED = 1 << 20;

    /**
     * A view that lies in its storage.
     *
     * @throws io.github.visionfromtext.CheckpointException if it does not
     */
    static TorchTensor view(
            PickleInput input,
            TorchStorage storage,
            PlainEncoding encoding,
            long offset,
            long[] shape,
            long[] strides) {
        long stored = storage.bytes() / encoding.blockBytes();
        String what = "a tensor of shape " + abbreviated(shape) + ", strides " + abbreviated(strides) + " and offset "
                + offset;
        boolean inside;
        try {
            inside = shape.length == strides.length
                    && shape.length <= MAX_RANK
                    && offset >= 0
                    && lastIndex(offset, shape, strides) < stored;
        } catch (ArithmeticException e) {
            inside = false;
        }
        if (!inside) {
            throw input.damaged(what + " does not lie in storage '" + storage.key() + "' of " + stored + " elements");
        }
        if (count(shape) > Math.max(stored, MAX_EXPANDED)) {
            throw input.damaged(what + " repeats elements too often");
        }
        return new TorchTensor(storage, encoding, offset, shape, strides);
    }

    /** Index of the last element; -1 if there are none. */
    private static long lastIndex(long offset, long[] shape, long[] strides) {
        long last = offset;
        boolean empty = false;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] < 0 || strides[axis] < 0) {
                throw new ArithmeticException("negative");
            }
            empty |= shape[axis] == 0;
            last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[axis] - 1), strides[axis]));
        }
        return empty ? -1 : last;
    }

    /** Number of elements, or the largest number there is if they are more than that. */
    private static long count(long[] shape) {
        long count = 1;
        for (long length : shape) {
            if (length == 0) {
                return 0;
            }
            count = count > Long.MAX_VALUE / length ? Long.MAX_VALUE : count * length;
        }
        return count;
    }

    /** This view as a tensor of a checkpoint. */
    WeightTensor named(String name, FileBytes file) {
        long position = storage.position() + offset * encoding.blockBytes();
        if (isContiguous()) {
            return new StoredTensor(name, file, position, encoding, shape);
        }
        long span = lastIndex(0, shape, strides) + 1;
        return new StridedTensor(name, new StoredTensor(name, file, position, encoding, span), shape, strides);
    }

    private boolean isContiguous() {
        long expected = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] != 1 && strides[axis] != expected) {
                return count(shape) == 0;
            }
            expected *= shape[axis];
        }
        return true;
    }

    private static String abbreviated(long[] values) {
        return values.length <= MAX_RANK ? Arrays.toString(values) : "of rank " + values.length;
    }
}
