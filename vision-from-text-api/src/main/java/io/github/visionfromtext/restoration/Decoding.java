package io.github.visionfromtext.restoration;

import io.github.visionfromtext.InvalidInputException;

/** How a sequence of visual tokens is generated. */
public sealed interface Decoding {
    /** One token at a time, each fed back before the next, with a key/value cache: the definition of the result. */
    record Sequential() implements Decoding {}

    /**
     * All tokens at once, refined in passes (Jacobi iteration of the autoregressive recurrence). Pass 1 starts from the
     * degraded tokens; each further pass recomputes every token from the previous pass's tokens before it. Token k is exact
     * after k+1 passes, so the result tends to that of {@link Sequential} and reaches it after as many passes as tokens.
     *
     * <p>After each pass the leading tokens that moved by no more than {@code tolerance} of their length are frozen; the
     * iteration stops when all are or after {@code maxPasses}. The movement of one pass understates the distance to the
     * sequential result, up to about threefold in what was measured: choose the tolerance accordingly.
     *
     * @param tolerance relative movement of a token (L2) below which it has settled; 0 runs to {@code maxPasses} or exactness
     * @param maxPasses most passes, prefill included; 1 or more
     */
    record FixedPoint(double tolerance, int maxPasses) implements Decoding {
        /** Settles at ten percent, at most 4 passes: two passes for most pictures, 0.04 dB from the sequential result. */
        public static final FixedPoint DEFAULT = new FixedPoint(0.1, 4);

        public FixedPoint {
            if (!(tolerance >= 0) || maxPasses < 1) {
                throw new InvalidInputException(
                        "Fixed-point decoding needs a tolerance of 0 or more and at least 1 pass, not " + tolerance
                                + " and " + maxPasses);
            }
        }
    }
}
