package io.github.visionfromtext.backend.nd4j.place;

import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.Ints;
import io.github.visionfromtext.backend.nd4j.memory.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Where the numbers of a value are during a call.
 *
 * @param numbers the numbers, row-major
 * @param shape axis lengths
 * @param holding the memory they hold; null if it is not the plan's to give away (a weight, the heap)
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Place(Numbers numbers, long[] shape, @Nullable Holding holding) {
    public Floats floats() {
        return (Floats) numbers;
    }

    public Ints ints() {
        return (Ints) numbers;
    }

    /** Other axes over the same numbers, or a part of them. */
    public Place as(Numbers part, long[] newShape) {
        return new Place(part, newShape, holding);
    }
}
