package io.github.visionfromtext.backend.djl.pytorch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Arguments of calls in memory that the engine reads without a copy, one buffer for each argument and used again by the next
 * call: a buffer for every call would wait for the garbage collector to be freed. An array is valid until the next call.
 */
final class InputBuffers {
    private final List<ByteBuffer> buffers = new ArrayList<>();

    /** The arguments of a function in its order; they belong to {@code manager}. */
    List<PtNDArray> arguments(PtNDManager manager, GraphFunction function, Map<String, Tensor> inputs) {
        List<PtNDArray> arrays = new ArrayList<>();
        for (String name : function.inputs().keySet()) {
            Tensor input = inputs.get(name);
            if (input == null) {
                throw new IllegalStateException("Unbound input: " + name);
            }
            arrays.add(array(manager, arrays.size(), input));
        }
        return arrays;
    }

    private PtNDArray array(PtNDManager manager, int position, Tensor tensor) {
        Shape shape = new Shape(tensor.shape());
        DataType type = tensor.type() == ElementType.INT ? DataType.INT64 : DataType.FLOAT32;
        if (tensor.elementCount() == 0) {
            return manager.create(shape, type);
        }
        ByteBuffer buffer = buffer(position, Math.multiplyExact(tensor.elementCount(), type.getNumOfBytes()));
        if (type == DataType.INT64) {
            buffer.asLongBuffer().put(tensor.ints());
        } else {
            buffer.asFloatBuffer().put(tensor.floats());
        }
        return manager.create(buffer, shape, type);
    }

    private ByteBuffer buffer(int position, int bytes) {
        while (buffers.size() <= position) {
            buffers.add(ByteBuffer.allocateDirect(0));
        }
        if (buffers.get(position).capacity() < bytes) {
            buffers.set(position, ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()));
        }
        return buffers.get(position).clear().limit(bytes);
    }
}
