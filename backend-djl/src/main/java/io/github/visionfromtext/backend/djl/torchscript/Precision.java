package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.WeightFormat;

/**
 * Which element type computes what. Matrix products run in {@code matrix}; products and activations between them keep the
 * type of their operands; sums (the residual stream), norms, reductions and losses are FLOAT32.
 *
 * @param matrix element type of matrix products and of the weights in them
 * @param attention element type of attention and its cache; on a CPU it is FLOAT32, since attention in 16 bits is far slower
 * @param quantised whether weights of {@code linear} and {@code embedding} are bytes with a scale for each row
 * @param device where tensors live, in libtorch's words
 * @param rowBlocks into how many blocks of rows a FLOAT32 matrix is cut to multiply a single vector, 1 for not at all
 */
public record Precision(ScalarType matrix, ScalarType attention, boolean quantised, String device, int rowBlocks) {
    /**
     * The precision of a weight format.
     *
     * @param threads threads inside one operation
     * @param batchedGemm whether the CPU library has a fast batched product (MKL)
     * @throws UnsupportedCapabilityException if PyTorch is not offered in this format
     */
    public static Precision of(WeightFormat format, String device, int threads, boolean batchedGemm) {
        ScalarType matrix =
                switch (format) {
                    case FLOAT32 -> ScalarType.FLOAT32;
                    case BFLOAT16, INT8 -> ScalarType.BFLOAT16;
                    case FLOAT16 -> ScalarType.FLOAT16;
                    case FLOAT64 ->
                        throw new UnsupportedCapabilityException(
                                "Backend 'djl-pytorch' does not load weights as FLOAT64; choose FLOAT32, or backend 'reference'");
                };
        boolean cpu = device.equals("cpu");
        int rowBlocks = cpu && batchedGemm && matrix == ScalarType.FLOAT32 ? blocks(threads) : 1;
        return new Precision(matrix, cpu ? ScalarType.FLOAT32 : matrix, format == WeightFormat.INT8, device, rowBlocks);
    }

    /** At least two (the batched kernel is faster even on one thread), and one for each thread. */
    private static int blocks(int threads) {
        return Math.max(2, Integer.highestOneBit(2 * Math.max(1, threads) - 1));
    }

    boolean onCpu() {
        return device.equals("cpu");
    }
}
