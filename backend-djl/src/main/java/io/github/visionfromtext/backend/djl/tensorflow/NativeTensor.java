package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.internal.c_api.TF_Tensor;
import org.tensorflow.internal.c_api.global.tensorflow;

/** A tensor in TensorFlow's memory, FLOAT32 or INT64. Whoever holds it closes it, once. */
final class NativeTensor implements AutoCloseable {
    private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private final TF_Tensor handle;

    /** Takes over a tensor the engine made. */
    NativeTensor(TF_Tensor handle) {
        this.handle = handle;
    }

    /** Memory that has not been written to. */
    static NativeTensor allocate(ElementType type, long... shape) {
        long bytes = bytes(type, shape);
        TF_Tensor handle = tensorflow.TF_AllocateTensor(code(type), shape, shape.length, bytes);
        if (handle == null || handle.isNull()) {
            throw outOfMemory(bytes, shape);
        }
        NativeTensor tensor = new NativeTensor(handle);
        if (bytes > 0 && tensor.data().isNull()) {
            tensor.close();
            throw outOfMemory(bytes, shape);
        }
        return tensor;
    }

    private static BackendException outOfMemory(long bytes, long... shape) {
        return new BackendException("TensorFlow ran out of memory: there are no " + bytes + " bytes for a tensor "
                + Arrays.toString(shape) + ". Use a smaller batch or model");
    }

    private static long bytes(ElementType type, long... shape) {
        return Math.multiplyExact(Tensor.elementCount(shape), type == ElementType.INT ? Long.BYTES : Float.BYTES);
    }

    private static int code(ElementType type) {
        return type == ElementType.INT ? tensorflow.TF_INT64 : tensorflow.TF_FLOAT;
    }

    /** A copy of a tensor of the Java heap. */
    static NativeTensor copy(Tensor tensor) {
        NativeTensor copy = allocate(tensor.type(), tensor.shape());
        if (tensor.type() == ElementType.INT) {
            LongPointer pointer = new LongPointer(copy.data());
            pointer.put(tensor.ints());
        } else {
            copy.floats().put(tensor.floats());
        }
        return copy;
    }

    /** A copy on the Java heap. */
    Tensor toHost() {
        long[] shape = new long[tensorflow.TF_NumDims(handle)];
        Arrays.setAll(shape, i -> tensorflow.TF_Dim(handle, i));
        long count = Tensor.elementCount(shape);
        if (count > MOST_ELEMENTS) {
            throw new BackendException("A result of shape " + Arrays.toString(shape) + " has " + count
                    + " elements, too many for one array; ask for a smaller one");
        }
        if (tensorflow.TF_TensorType(handle) == tensorflow.TF_INT64) {
            long[] values = new long[(int) count];
            new LongPointer(data()).get(values);
            return Tensor.ints(values, shape);
        }
        float[] values = new float[(int) count];
        floats().get(values);
        return Tensor.floats(values, shape);
    }

    /** The elements in place, valid until this is closed. */
    FloatPointer floats() {
        return new FloatPointer(data());
    }

    /** The same, of a tensor of at most 2<sup>31</sup>-1 elements. */
    FloatBuffer buffer() {
        long bytes = tensorflow.TF_TensorByteSize(handle);
        return bytes == 0
                ? FloatBuffer.allocate(0)
                : floats().capacity(bytes / Float.BYTES).asBuffer();
    }

    private Pointer data() {
        Pointer data = tensorflow.TF_TensorData(handle);
        return data == null ? new Pointer() : data;
    }

    long size(int axis) {
        return tensorflow.TF_Dim(handle, axis);
    }

    TF_Tensor handle() {
        return handle;
    }

    @Override
    public void close() {
        tensorflow.TF_DeleteTensor(handle);
    }
}
