package io.github.visionfromtext.backend.djl.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.github.visionfromtext.graph.GraphFunction;
import io.github.visionfromtext.graph.Node;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.Tensor;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves tensors between the Java heap and libtorch. */
final class HostTensors {
    private HostTensors() {}

    /** A copy in native memory, FLOAT32 or INT64. */
    static PtNDArray toNative(PtNDManager manager, Tensor tensor) {
        Shape shape = new Shape(tensor.shape());
        DataType type = tensor.type() == ElementType.INT ? DataType.INT64 : DataType.FLOAT32;
        if (tensor.elementCount() == 0) {
            return manager.create(shape, type);
        }
        return type == DataType.INT64
                ? manager.create(LongBuffer.wrap(tensor.ints()), shape, type)
                : manager.create(FloatBuffer.wrap(tensor.floats()), shape, type);
    }

    static Tensor toHost(NDArray array, ElementType type) {
        long[] shape = array.getShape().getShape();
        return type == ElementType.INT
                ? Tensor.ints(array.toLongArray(), shape)
                : Tensor.floats(array.toFloatArray(), shape);
    }

    /** The results of a function by name. */
    static Map<String, Tensor> results(GraphFunction function, List<? extends NDArray> arrays) {
        Map<String, Tensor> results = new LinkedHashMap<>();
        int position = 0;
        for (Map.Entry<String, Node> output : function.outputs().entrySet()) {
            results.put(
                    output.getKey(),
                    toHost(arrays.get(position++), output.getValue().type()));
        }
        return results;
    }
}
