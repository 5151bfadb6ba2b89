package io.github.visionfromtext.core.training;

import io.github.visionfromtext.tensor.Tensor;
import java.util.Map;

/**
 * Where the examples come from. A pure function of its arguments: asked again it gives the same numbers, which is what makes
 * resuming exact and leaves nothing to save. Draw chance from {@link Seeds#random}.
 */
@FunctionalInterface
public interface MicroBatches {
    /**
     * One micro-batch.
     *
     * @param seed the training's seed
     * @param step step of the optimizer, from 0
     * @param microStep from 0 to the number of accumulated micro-batches - 1
     * @return a tensor for each input of the function that is trained
     */
    Map<String, Tensor> at(long seed, long step, int microStep);
}
