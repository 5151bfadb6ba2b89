package io.github.visionfromtext.core.training.data;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Passages of text as one long row of token ids, each behind an end-of-text token, to be read through windows of fixed
 * length. Immutable and thread-safe.
 */
public final class TokenStream {
    private final int[] tokens;
    private final long bytes;

    private TokenStream(int[] tokens, long bytes) {
        this.tokens = tokens;
        this.bytes = bytes;
    }

    /**
     * Encodes passages.
     *
     * @param encode from text to token ids, without special tokens
     * @param endOfText id that stands before each passage
     */
    public static TokenStream of(List<String> passages, Function<String, long[]> encode, long endOfText) {
        int[] tokens = new int[1024];
        int count = 0;
        long bytes = 0;
        for (String passage : passages) {
            long[] ids = encode.apply(passage);
            bytes += passage.getBytes(StandardCharsets.UTF_8).length;
            if (count + ids.length + 1 > tokens.length) {
                tokens = Arrays.copyOf(tokens, Math.max(2 * tokens.length, count + ids.length + 1));
            }
            tokens[count++] = (int) endOfText;
            for (long id : ids) {
                tokens[count++] = (int) id;
            }
        }
        return new TokenStream(Arrays.copyOf(tokens, count), bytes);
    }

    /** Tokens in all, those of end-of-text included. */
    public int size() {
        return tokens.length;
    }

    /** Length of the text in UTF-8. */
    public long bytes() {
        return bytes;
    }

    /**
     * Windows at random places.
     *
     * @param length tokens of a window
     * @return {@code ids} and {@code targets}, INT {@code [count, length]}; targets are the ids one place on
     */
    public Map<String, Tensor> windows(SplittableRandom random, int count, int length) {
        requireLength(length);
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = random.nextInt(tokens.length - length);
        }
        return windows(starts, length);
    }

    /** How many windows cover the stream without overlap, a rest left out. */
    public int windowCount(int length) {
        requireLength(length);
        return (tokens.length - 1) / length;
    }

    /** {@code count} neighbouring windows without overlap, as {@link #windows(SplittableRandom, int, int)} gives them. */
    public Map<String, Tensor> window(int first, int count, int length) {
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = (first + i) * length;
        }
        return windows(starts, length);
    }

    private Map<String, Tensor> windows(int[] starts, int length) {
        long[] ids = new long[starts.length * length];
        long[] targets = new long[ids.length];
        for (int row = 0; row < starts.length; row++) {
            for (int i = 0; i < length; i++) {
                ids[row * length + i] = tokens[starts[row] + i];
                targets[row * length + i] = tokens[starts[row] + i + 1];
            }
        }
        Map<String, Tensor> windows = new LinkedHashMap<>();
        windows.put("ids", Tensor.ints(ids, starts.length, length));
        windows.put("targets", Tensor.ints(targets, starts.length, length));
        return windows;
    }

    private void requireLength(int length) {
        if (length <= 0 || tokens.length <= length) {
            throw new InvalidInputException(
                    "Windows of " + length + " tokens do not fit into " + tokens.length + " tokens of text");
        }
    }
}
