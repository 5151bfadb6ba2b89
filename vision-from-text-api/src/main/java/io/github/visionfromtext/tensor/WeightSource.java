package io.github.visionfromtext.tensor;

import io.github.visionfromtext.CheckpointException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Named tensors that can be read on demand: a checkpoint, or a view of one. Thread-safe.
 *
 * <p>A source that holds a file mapped stays usable until the checkpoint it came from is closed.
 */
public interface WeightSource {
    /** All names, in the order of the checkpoint. */
    Set<String> names();

    /** The tensor of that name, or null if there is none. */
    @Nullable
    WeightTensor find(String name);

    /** What this source is, for messages: a file name, {@code "random"}. */
    String description();

    /**
     * The tensor of that name.
     *
     * @throws CheckpointException if there is none
     */
    default WeightTensor get(String name) {
        WeightTensor tensor = find(name);
        if (tensor == null) {
            throw new CheckpointException("No tensor named '" + name + "' in " + description());
        }
        return tensor;
    }

    /** The tensors of {@code map}, held in memory. */
    static WeightSource of(String description, Map<String, Tensor> map) {
        return new InMemoryWeights(description, map);
    }

    /** This source, and {@code other} for the names this one lacks. */
    default WeightSource or(WeightSource other) {
        WeightSource first = this;
        return new WeightSource() {
            @Override
            public Set<String> names() {
                Set<String> all = new LinkedHashSet<>(first.names());
                all.addAll(other.names());
                return all;
            }

            @Override
            public @Nullable WeightTensor find(String name) {
                WeightTensor tensor = first.find(name);
                return tensor != null ? tensor : other.find(name);
            }

            @Override
            public String description() {
                return first.description() + " over " + other.description();
            }
        };
    }

    /**
     * This source under other names.
     *
     * @param toCheckpointName from the name asked for to the name in this source; must be one-to-one
     * @param fromCheckpointName its inverse, used to list names
     */
    default WeightSource renamed(UnaryOperator<String> toCheckpointName, UnaryOperator<String> fromCheckpointName) {
        WeightSource original = this;
        return new WeightSource() {
            @Override
            public Set<String> names() {
                Set<String> all = new LinkedHashSet<>();
                original.names().forEach(name -> all.add(fromCheckpointName.apply(name)));
                return all;
            }

            @Override
            public @Nullable WeightTensor find(String name) {
                return original.find(toCheckpointName.apply(name));
            }

            @Override
            public WeightTensor get(String name) {
                return original.get(toCheckpointName.apply(name));
            }

            @Override
            public String description() {
                return original.description();
            }
        };
    }
}
