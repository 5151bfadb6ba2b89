package io.github.visionfromtext.backend.nd4j.memory;

import io.github.visionfromtext.BackendException;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/** Native memory for floats that somebody owns and frees; nothing waits for the garbage collector. */
public final class FloatBlock implements AutoCloseable {
    private final MemoryBudget budget;
    private final DataBuffer buffer;
    private final long length;
    private boolean closed;

    private FloatBlock(MemoryBudget budget, DataBuffer buffer, long length) {
        this.budget = budget;
        this.buffer = buffer;
        this.length = length;
    }

    /**
     * Takes memory with whatever numbers are in it.
     *
     * @throws BackendException if there is not enough, or more is wanted than a value can have
     */
    public static FloatBlock uninitialized(MemoryBudget budget, long length) {
        if (length > Floats.MOST) {
            throw new BackendException("A tensor of " + length + " numbers is beyond the " + Floats.MOST
                    + " that backend 'nd4j' can hold in one; choose another backend such as djl-pytorch");
        }
        long atLeastOne = Math.max(1, length);
        budget.take(atLeastOne * Float.BYTES);
        try {
            return new FloatBlock(budget, outsideOfWorkspaces(atLeastOne), atLeastOne);
        } catch (RuntimeException | OutOfMemoryError e) {
            budget.giveBack(atLeastOne * Float.BYTES);
            throw new BackendException(
                    "ND4J could not get " + ((atLeastOne * Float.BYTES) >> 20) + " MB of native memory: "
                            + e.getMessage() + ". Use a smaller batch or capacity, or close what is not used",
                    e);
        }
    }

    /** Memory of a workspace that the caller's thread happens to be in would be gone with the workspace. */
    @SuppressWarnings("try") // The scope does its work by being open.
    private static DataBuffer outsideOfWorkspaces(long length) {
        try (MemoryWorkspace scope = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return Nd4j.createBuffer(DataType.FLOAT, length, false);
        }
    }

    /** Takes memory and sets it to 0. */
    public static FloatBlock zeros(MemoryBudget budget, long length) {
        FloatBlock block = uninitialized(budget, length);
        Pointer.memset(block.buffer.pointer(), 0, block.length * Float.BYTES);
        return block;
    }

    /** The first {@code count} floats. */
    public Floats floats(int count) {
        return new Floats(new FloatPointer(buffer.pointer()), count);
    }

    long length() {
        return length;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            buffer.close();
            budget.giveBack(length * Float.BYTES);
        }
    }
}
