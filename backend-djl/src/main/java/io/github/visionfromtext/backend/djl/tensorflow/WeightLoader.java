package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.backend.ModuleWeights;
import io.github.visionfromtext.backend.djl.graphdef.WeightLayout;
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
    static Map<Weight, NativeTensor> load(GraphModule module, WeightLayout layout, WeightSource source) {
        Map<Weight, WeightTensor> found = ModuleWeights.resolve(module, source);
        Map<Weight, NativeTensor> loaded = new LinkedHashMap<>();
        float[] piece = new float[PIECE];
        try {
            found.forEach((weight, tensor) -> {
                NativeTensor target = NativeTensor.allocate(ElementType.FLOAT, layout.shape(weight));
                loaded.put(weight, target);
                if (layout.isTransposed(weight)) {
                    fillTransposed(target, tensor, piece);
                } else {
                    fill(target, tensor, piece);
                }
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

    /** Some rows at a time, each of their columns as a piece of a row of the target. */
    private static void fillTransposed(NativeTensor target, WeightTensor tensor, float[] piece) {
        long rows = tensor.shape()[0];
        int columns = Math.toIntExact(tensor.shape()[1]);
        FloatPointer floats = target.floats();
        int most = Math.max(1, piece.length / Math.max(1, columns));
        float[] read = columns > piece.length ? new float[columns] : piece;
        float[] column = new float[(int) Math.min(most, rows)];
        for (long row = 0; row < rows; row += most) {
            int count = (int) Math.min(most, rows - row);
            tensor.read(row * columns, read, 0, count * columns);
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j < count; j++) {
                    column[j] = read[j * columns + i];
                }
                floats.position(i * rows + row).put(column, 0, count);
            }
        }
    }
}
