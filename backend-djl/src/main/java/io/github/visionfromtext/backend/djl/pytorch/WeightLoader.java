package io.github.visionfromtext.backend.djl.pytorch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.backend.djl.torchscript.WeightPlan;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Fills the weights of a loaded script from a checkpoint, piece by piece: whatever the size of a tensor, only one piece of it
 * is in memory as FLOAT32.
 */
final class WeightLoader {
    private static final int PIECE = 1 << 20;

    private final NativeScript script;
    private final PtNDManager manager;
    private float[] piece = new float[0];
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    WeightLoader(NativeScript script) {
        this.script = script;
        this.manager = script.manager();
    }

    /**
     * Makes and fills all weights.
     *
     * @throws CheckpointException if one is missing or of another shape
     */
    void load(WeightPlan plan, WeightSource source) {
        plan.slots().values().forEach(slot -> check(slot, source));
        runRecording("allocate");
        plan.slots()
                .values()
                .forEach(slot -> fill(slot, source.get(slot.weight().name())));
        runRecording("pack");
    }

    /** Calls a method whose tensors can take part in differentiation later. */
    private void runRecording(String method) {
        try (PtNDManager scratch = (PtNDManager) manager.newSubManager()) {
            script.runRecording(method, false, scratch, List.of(scratch.create(0f)));
        }
    }

    private static void check(WeightPlan.Slot slot, WeightSource source) {
        WeightTensor tensor = source.get(slot.weight().name());
        long[] wanted = slot.weight().shape().dims().stream()
                .mapToLong(dim -> dim.fixed())
                .toArray();
        if (!Arrays.equals(tensor.shape(), wanted)) {
            throw new CheckpointException(
                    "Tensor '" + tensor.name() + "' in " + source.description() + " has the shape "
                            + Arrays.toString(tensor.shape()) + ", the model expects " + Arrays.toString(wanted));
        }
    }

    private void fill(WeightPlan.Slot slot, WeightTensor tensor) {
        long total = tensor.elementCount();
        long width = slot.quantised() ? tensor.shape()[1] : 1;
        long step = Math.max(1, PIECE / Math.max(1, width)) * width;
        for (long offset = 0; offset < total; offset += step) {
            int count = Math.toIntExact(Math.min(step, total - offset));
            reserve(count);
            tensor.read(offset, piece, 0, count);
            if (slot.quantised()) {
                send("fill_rows", slot.index(), offset / width, new Shape(count / width, width), count);
            } else {
                send("fill", slot.index(), offset, new Shape(count), count);
            }
        }
    }

    private void reserve(int count) {
        if (piece.length < count) {
            piece = new float[count];
            buffer = ByteBuffer.allocateDirect(Math.multiplyExact(count, Float.BYTES))
                    .order(ByteOrder.nativeOrder());
        }
    }

    /** The native array is a view of the buffer, so it is closed before the buffer is filled again. */
    private void send(String method, int index, long offset, Shape shape, int count) {
        buffer.clear();
        buffer.asFloatBuffer().put(piece, 0, count);
        buffer.limit(count * Float.BYTES);
        try (PtNDArray array = manager.create(buffer, shape, DataType.FLOAT32);
                IValue chunk = NativeScript.value(array);
                IValue at = IValue.from((long) index);
                IValue from = IValue.from(offset)) {
            script.run(method, at, from, chunk).close();
        }
    }
}
