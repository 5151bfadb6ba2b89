package io.github.visionfromtext.backend;

import io.github.visionfromtext.graph.GraphModule;
import java.util.Map;

/**
 * A module with its weights on a device. Immutable and thread-safe; any number of sessions may be open at once. Closing it
 * closes its sessions; using it afterwards throws {@link io.github.visionfromtext.BackendException}.
 */
public interface LoadedModule extends AutoCloseable {
    GraphModule module();

    WeightFormat format();

    /**
     * Opens a session with its own state, all zero.
     *
     * @param lengths a length for each symbol of the module's states ({@link GraphModule#sessionSymbols()}), no more, no
     *     less; empty for a module without state
     * @throws io.github.visionfromtext.InvalidInputException if a length is missing, superfluous or not positive
     */
    Session openSession(Map<String, Long> lengths);

    /**
     * Opens a training session, in which the named weights start from their loaded values and may change. The module
     * itself does not change.
     *
     * @throws io.github.visionfromtext.UnsupportedCapabilityException if the backend computes no gradients
     * @throws io.github.visionfromtext.InvalidInputException if the module has no weight of a name given
     */
    TrainingSession openTraining(TrainingOptions options);

    @Override
    void close();
}
