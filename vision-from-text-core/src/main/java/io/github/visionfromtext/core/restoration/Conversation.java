package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Token ids of the text pieces of a restoration's chat, in the order they stand: {@code before}, the degraded image,
 * {@code between}, the task tokens, {@code after}, {@code tag}, the restored image, {@code closing}.
 */
public record Conversation(long[] before, long[] between, long[] after, long[] tag, long[] closing, int taskTokens) {
    /**
     * Checks what every sequence needs.
     *
     * @throws InvalidInputException if the tag, whose last token predicts the first visual one, is empty, or an id is negative
     */
    public Conversation {
        if (tag.length == 0) {
            throw new InvalidInputException(
                    "The image start tag has no token, expected 1 or more: its last one predicts"
                            + " the first visual token; choose a tag the tokenizer knows");
        }
        for (long[] piece : new long[][] {before, between, after, tag, closing}) {
            for (long id : piece) {
                if (id < 0) {
                    throw new InvalidInputException("A token id of the conversation is " + id + ", expected 0 or more");
                }
            }
        }
    }

    /** The largest token id; the language model's vocabulary must be larger. */
    long largestId() {
        return Stream.of(before, between, after, tag, closing)
                .flatMapToLong(LongStream::of)
                .max()
                .orElseThrow();
    }

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
