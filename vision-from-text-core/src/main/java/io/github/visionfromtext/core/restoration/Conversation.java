package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Token ids of the text pieces of a restoration's chat, in the order they stand: {@code before}, the degraded image,
 * {@code between}, the task tokens, {@code after}, {@code tag}, the restored image, {@code closing}.
 */
public record Conversation(long[] before, long[] between, long[] after, long[] tag, long[] closing, int taskTokens) {
    /** Positions from the start up to the first visual token of the restored image. */
    int promptLength(int visualTokens) {
        return before.length + visualTokens + between.length + taskTokens + after.length + tag.length;
    }

    /** Lengths to open a session of a restoration module with: room for the prompt and the restored image. */
    public Map<String, Long> sessionLengths(int batch, int visualTokens) {
        return Map.of("batch", (long) batch, "capacity", (long) promptLength(visualTokens) + visualTokens);
    }

    /** The pieces as graph inputs, without the closing. */
    Map<String, Tensor> promptInputs() {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("before", ids(before));
        inputs.put("between", ids(between));
        inputs.put("after", ids(after));
        inputs.put("tag", ids(tag));
        return inputs;
    }

    /** The pieces as graph inputs of the training loss. */
    public Map<String, Tensor> trainingInputs() {
        Map<String, Tensor> inputs = promptInputs();
        inputs.put("closing", ids(closing));
        return inputs;
    }

    private static Tensor ids(long[] ids) {
        return Tensor.ints(ids, ids.length);
    }
}
