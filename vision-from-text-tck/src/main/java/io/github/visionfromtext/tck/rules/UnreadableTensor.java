package io.github.visionfromtext.tck.rules;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.tensor.WeightTensor;

/** A tensor of a checkpoint that breaks off. */
record UnreadableTensor(String name, long[] shape, String storage) implements WeightTensor {
    static final String MESSAGE = "The checkpoint breaks off";

    UnreadableTensor(WeightTensor like) {
        this(like.name(), like.shape(), like.storage());
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public void read(long offset, float[] destination, int from, int count) {
        throw new CheckpointException(MESSAGE);
    }
}
