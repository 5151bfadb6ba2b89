package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.tensor.Tensor;

/** Copies runs of tokens between host tensors {@code [batch, tokens, features]}. */
final class TokenRows {
    private TokenRows() {}

    /** Tokens {@code from} (inclusive) to {@code to} (exclusive) of every row. */
    static Tensor slice(Tensor tokens, int from, int to) {
        int batch = (int) tokens.size(0);
        int width = (int) tokens.size(2);
        float[] part = new float[batch * (to - from) * width];
        for (int row = 0; row < batch; row++) {
            int source = (row * (int) tokens.size(1) + from) * width;
            System.arraycopy(tokens.floats(), source, part, row * (to - from) * width, (to - from) * width);
        }
        return Tensor.floats(part, batch, to - from, width);
    }

    /** Writes all tokens of {@code part} over those of {@code target} from {@code at} on. */
    static void put(float[] target, int targetTokens, Tensor part, int at) {
        int count = (int) part.size(1);
        int width = (int) part.size(2);
        for (int row = 0; row < part.size(0); row++) {
            System.arraycopy(
                    part.floats(), row * count * width, target, (row * targetTokens + at) * width, count * width);
        }
    }
}
