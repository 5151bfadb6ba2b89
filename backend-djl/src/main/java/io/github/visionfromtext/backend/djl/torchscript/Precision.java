package io.github.visionfromtext.backend.djl.torchscript;

import io.github.visionfromtext.UnsupportedCapabilityException;
import io.github.visionfromtext.backend.WeightFormat;
import java.util.function.Predicate;

/**
 * Which element type computes what. Matrix products run in {@code matrix}; products and activations between them keep the
 * type of their operands; sums (the residual stream), norms, reductions and losses are FLOAT32.
 *
 * @param matrix element type of matrix products and of the weights in them
 * @param attention element type of attention and its cache; on a CPU it is FLOAT32, since attention in 16 bits is far slower
 * @param quantised whether weights of {@code linear} and {@code embedding} are bytes with a scale for each row
 * @param device where tensors live, in libtorch's words
 * @param packs whether matrices are kept in the order the CPU library multiplies in
 * @param narrowPrompts whether attention of several queries over a cache multiplies in BFLOAT16 all the same
 */
public record Precision(
        ScalarType matrix,
        ScalarType attention,
        boolean quantised,
        String device,
        boolean packs,
        boolean narrowPrompts) {
    /**
     * The precision of a weight format.
     *
     * @param packable whether the CPU library multiplies by packed matrices of a type
     * @throws UnsupportedCapabilityException if PyTorch is not offered in this format
     */
    public static Precision of(WeightFormat format, String device, Predicate<ScalarType> packable) {
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
        boolean quantised = format == WeightFormat.INT8;
        // Where FLOAT16 could be packed was never measured; elsewhere its own kernel is the fastest of all.
        boolean packs = cpu && matrix != ScalarType.FLOAT16 && packable.test(matrix);
        return new Precision(
                matrix,
                cpu ? ScalarType.FLOAT32 : matrix,
                quantised,
                device,
                packs && !quantised,
                packs && matrix == ScalarType.BFLOAT16);
    }

    /** The same with all matrices in their usual order, which differentiation needs. */
    Precision unpacked() {
        return new Precision(matrix, attention, quantised, device, false, narrowPrompts);
    }

    boolean onCpu() {
        return device.equals("cpu");
    }
}
