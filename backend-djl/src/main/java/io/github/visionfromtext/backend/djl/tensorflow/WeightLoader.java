package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.backend.ModuleWeights;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.ElementType;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;

/** Reads the weights of a module into the engine's memory, piece by piece: a tensor may be larger than a Java array. */
final class WeightLoader {
    private static final int PIECE = 1 << 20;

    private WeightLoader() {}

    /**
     * @return the caller's to close
     * @throws io.github.visionfromtext.CheckpointException if a weight is missing or of another shape
     */
    static Map<Weight, NativeTensor> load(GraphModule module, WeightSource source) {
        Map<Weight, WeightTensor> found = ModuleWeights.resolve(module, source);
        Map<Weight, NativeTensor> loaded = new LinkedHashMap<>();
        float[] piece = new float[PIECE];
        try {
            found.forEach((weight, tensor) -> {
                NativeTensor target = NativeTensor.allocate(ElementType.FLOAT, tensor.shape());
                loaded.put(weight, target);
                fill(target, tensor, piece);
            });
            return loaded;
        } catch (RuntimeException | Error e) {
            loaded.values().forEach(NativeTensor::close);
            throw e;
        }
    }

    private static void fill(NativeTensor target, WeightTensor tensor, float[] piece) {
        long total = tensor.elementCount();
        FloatPointer floats = target.floats();
        for (long offset = 0; offset < total; offset += piece.length) {
            int count = (int) Math.min(piece.length, total - offset);
            tensor.read(offset, piece, 0, count);
            floats.position(offset).put(piece, 0, count);
        }
    }
}
