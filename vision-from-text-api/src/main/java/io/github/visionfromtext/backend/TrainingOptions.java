package io.github.visionfromtext.backend;

import io.github.visionfromtext.InvalidInputException;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a training session may change.
 *
 * @param trainable names of the weights that get gradients; all others are frozen
 * @param decayed those of {@code trainable} that weight decay applies to (usually the matrices, not biases and norms)
 */
public record TrainingOptions(Set<String> trainable, Set<String> decayed) {
    public TrainingOptions {
        trainable = Set.copyOf(trainable);
        decayed = Set.copyOf(decayed);
        if (!trainable.containsAll(decayed)) {
            Set<String> frozen = new TreeSet<>(decayed);
            frozen.removeAll(trainable);
            throw new InvalidInputException("Weight decay is asked for on weights that are not trained: " + frozen);
        }
    }
}
