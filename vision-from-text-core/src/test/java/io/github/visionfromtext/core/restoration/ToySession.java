package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stands in for a restoration module: token k is a contraction of the mean of the tokens before it and of degraded token k.
 * Like the real one it remembers what was fed at each position and forgets nothing but what is overwritten.
 */
final class ToySession implements Session {
    final List<String> calls = new ArrayList<>();
    private final int promptLength;
    private float[][] fed = new float[0][];

    ToySession(int promptLength) {
        this.promptLength = promptLength;
    }

    @Override
    public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
        Tensor degraded = inputs.get("degraded");
        int batch = (int) degraded.size(0);
        int width = (int) degraded.size(2);
        calls.add(function);
        Tensor tokens = inputs.get("tokens");
        int first = 0;
        if (function.equals(RestorationGraph.ADVANCE)) {
            first = (int) inputs.get("position").ints()[0] - promptLength;
        } else {
            fed = new float[64][batch * width];
        }
        int count = tokens == null ? 0 : (int) tokens.size(1);
        for (int row = 0; row < batch; row++) {
            for (int k = 0; k < count; k++) {
                System.arraycopy(tokens.floats(), (row * count + k) * width, fed[first + k], row * width, width);
            }
        }
        boolean advancing = function.equals(RestorationGraph.ADVANCE);
        int from = advancing ? first + 1 : 0;
        int read = advancing ? count : count + 1;
        float[] next = new float[batch * read * width];
        for (int row = 0; row < batch; row++) {
            for (int k = 0; k < read; k++) {
                for (int i = 0; i < width; i++) {
                    double sum = 0;
                    for (int before = 0; before < from + k; before++) {
                        sum += fed[before][row * width + i];
                    }
                    double mean = sum / Math.max(1, from + k);
                    double own = degraded.floats()[(row * (int) degraded.size(1) + k) * width + i];
                    next[(row * read + k) * width + i] = (float) Math.tanh(0.6 * mean + 0.5 * own + 0.1);
                }
            }
        }
        return Map.of("tokens", Tensor.floats(next, batch, read, width));
    }

    @Override
    public void close() {}
}
