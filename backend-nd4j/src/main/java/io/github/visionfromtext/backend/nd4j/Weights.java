package io.github.visionfromtext.backend.nd4j;

import io.github.visionfromtext.backend.ModuleWeights;
import io.github.visionfromtext.backend.nd4j.kernel.Shapes;
import io.github.visionfromtext.backend.nd4j.memory.FloatBlock;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.MemoryBudget;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The weights of a module in native memory. */
final class Weights implements AutoCloseable {
    private static final int PIECE = 1 << 20;

    private final MemoryBudget budget;
    private final List<FloatBlock> blocks = new ArrayList<>();
    private final Map<Weight, Floats> floats = new HashMap<>();

    Weights(MemoryBudget budget) {
        this.budget = budget;
    }

    /** Reads a checkpoint piece by piece, so that no tensor is in memory twice. */
    void load(GraphModule module, WeightSource source) {
        ModuleWeights.resolve(module, source).forEach(this::read);
    }

    private void read(Weight weight, WeightTensor tensor) {
        int total = Shapes.count(tensor.shape());
        FloatBlock block = FloatBlock.uninitialized(budget, total);
        blocks.add(block);
        Floats target = block.floats(total);
        float[] piece = new float[Math.min(PIECE, total)];
        for (int done = 0; done < total; done += piece.length) {
            int count = Math.min(piece.length, total - done);
            tensor.read(done, piece, 0, count);
            target.write(done, piece, count);
        }
        floats.put(weight, target);
    }

    Map<Weight, Floats> floats() {
        return floats;
    }

    @Override
    public void close() {
        blocks.forEach(FloatBlock::close);
    }
}
