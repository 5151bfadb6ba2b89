package io.github.visionfromtext.backend.nd4j.kernel;

import java.util.Arrays;

/**
 * A walk over the elements of a shape, in several arrays at once. Axes that lie one behind the other in all arrays are
 * walked as one, and the innermost is left to a body as a run: that is where the time goes.
 */
public final class Walk {
    /** What to do with a run. */
    @FunctionalInterface
    public interface Body {
        /**
         * Does it.
         *
         * @param at where the run begins in each array; valid during the call
         * @param count its length
         */
        void run(int[] at, int count);
    }

    private final int arrays;
    private final int[] extents;
    private final int[][] strides;
    private final boolean empty;

    private Walk(int arrays, int[] extents, int[][] strides, boolean empty) {
        this.arrays = arrays;
        this.extents = extents;
        this.strides = strides;
        this.empty = empty;
    }

    /**
     * Plans a walk.
     *
     * @param shape the axes walked
     * @param strides for each array, the distance between neighbours along each axis
     */
    public static Walk over(long[] shape, int[]... strides) {
        int arrays = strides.length;
        int[] extents = new int[shape.length + 1];
        int[][] merged = new int[shape.length + 1][arrays];
        int axes = 0;
        boolean empty = false;
        for (int axis = 0; axis < shape.length; axis++) {
            empty |= shape[axis] == 0;
            if (shape[axis] == 1) {
                continue;
            }
            boolean joins = axes > 0;
            for (int k = 0; k < arrays && joins; k++) {
                joins = merged[axes - 1][k] == strides[k][axis] * shape[axis];
            }
            axes += joins ? 0 : 1;
            extents[axes - 1] = (joins ? extents[axes - 1] : 1) * (int) shape[axis];
            for (int k = 0; k < arrays; k++) {
                merged[axes - 1][k] = strides[k][axis];
            }
        }
        if (axes == 0) {
            extents[0] = 1;
            Arrays.fill(merged[0], 1);
            axes = 1;
        }
        return new Walk(arrays, Arrays.copyOf(extents, axes), merged, empty);
    }

    /** Distance between neighbours of a run in an array. */
    public int stride(int array) {
        return strides[extents.length - 1][array];
    }

    /** Length of every run. */
    public int run() {
        return extents[extents.length - 1];
    }

    /** Walks. */
    public void each(Body body) {
        if (empty) {
            return;
        }
        int inner = extents.length - 1;
        int[] at = new int[arrays];
        int[] position = new int[inner];
        while (true) {
            body.run(at, extents[inner]);
            int axis = inner - 1;
            for (; axis >= 0; axis--) {
                int step = ++position[axis] < extents[axis] ? 1 : 1 - extents[axis];
                for (int k = 0; k < arrays; k++) {
                    at[k] += step * strides[axis][k];
                }
                if (step == 1) {
                    break;
                }
                position[axis] = 0;
            }
            if (axis < 0) {
                return;
            }
        }
    }
}
