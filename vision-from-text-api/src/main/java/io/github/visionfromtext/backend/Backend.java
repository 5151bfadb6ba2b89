package io.github.visionfromtext.backend;

import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.WeightSource;

/**
 * An open engine that runs graph modules. Thread-safe. Closing it closes every module loaded through it; closing twice has
 * no effect.
 */
public interface Backend extends AutoCloseable {
    BackendInfo info();

    /**
     * Loads a module and uploads its weights once.
     *
     * @param module the graph
     * @param weights where its weights are; read during this call only
     * @param format how to keep them
     * @throws io.github.visionfromtext.CheckpointException if a weight is missing or has another shape
     * @throws io.github.visionfromtext.UnsupportedCapabilityException if the backend lacks the format or an operation
     * @throws io.github.visionfromtext.BackendException if the engine fails, for instance for want of memory
     */
    LoadedModule load(GraphModule module, WeightSource weights, WeightFormat format);

    @Override
    void close();
}
