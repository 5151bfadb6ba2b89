package io.github.visionfromtext.backend.nd4j.gradient;

import io.github.visionfromtext.backend.nd4j.kernel.Copies.Picking;
import io.github.visionfromtext.backend.nd4j.kernel.Kernel;
import io.github.visionfromtext.backend.nd4j.kernel.Walk;
import io.github.visionfromtext.backend.nd4j.memory.Floats;
import io.github.visionfromtext.backend.nd4j.memory.Ints;

/** Gradients of operations that move numbers: what was copied from somewhere is added there. */
public final class CopyGradients {
    private static final int CHUNK = 1024;

    private CopyGradients() {}

    /**
     * Adds to what was copied from.
     *
     * @param walk over the operand and the result
     * @param factor of what is added
     */
    public static Kernel strided(Walk walk, Floats dx, int start, Floats dy, int resultStart, float factor) {
        int chunk = Math.min(CHUNK, walk.run());
        return () -> {
            float[] gradient = new float[chunk];
            walk.each((at, count) -> {
                for (int done = 0; done < count; done += chunk) {
                    int size = Math.min(chunk, count - done);
                    dy.read(resultStart + at[1] + done * walk.stride(1), walk.stride(1), gradient, size);
                    for (int i = 0; i < size; i++) {
                        gradient[i] *= factor;
                    }
                    dx.add(start + at[0] + done * walk.stride(0), walk.stride(0), gradient, size);
                }
            });
        };
    }

    /** Adds to the elements that indices named. */
    public static Kernel gather(Picking picking, Floats dx, Ints indices, Floats dy) {
        int inner = picking.inner();
        return () -> {
            float[] gradient = new float[inner];
            picking.each(indices, (number, at) -> {
                dy.read(number * inner, gradient, 0, inner);
                dx.add(at, 1, gradient, inner);
            });
        };
    }
}
