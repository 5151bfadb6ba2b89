package io.github.visionfromtext.core.tokenizer.training;

import io.github.visionfromtext.core.tokenizer.training.BpeVocabulary.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Encodes the text a vocabulary was learned from, remembering each word it has met: for turning a corpus into ids once. Not
 * for general use, which is the tokenizers' next door; not thread-safe.
 */
public final class BpeEncoder {
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Merge, Integer> ranks = new HashMap<>();
    private final Map<String, long[]> words = new HashMap<>();

    public BpeEncoder(BpeVocabulary vocabulary) {
        vocabulary.tokens().forEach(token -> ids.put(token, ids.size()));
        vocabulary.merges().forEach(merge -> ranks.put(merge, ranks.size()));
    }

    /** Token ids of a text; special tokens in it are taken as ordinary text. */
    public long[] encode(String text) {
        List<long[]> parts = new ArrayList<>();
        int length = 0;
        Matcher matcher = BpeTrainer.WORDS.matcher(text);
        while (matcher.find()) {
            long[] part = words.computeIfAbsent(matcher.group(), this::encodeWord);
            parts.add(part);
            length += part.length;
        }
        long[] result = new long[length];
        int at = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, result, at, part.length);
            at += part.length;
        }
        return result;
    }

    private long[] encodeWord(String word) {
        List<String> tokens = new ArrayList<>();
        for (char character : ByteAlphabet.encode(word).toCharArray()) {
            tokens.add(String.valueOf(character));
        }
        int place = firstToMerge(tokens);
        while (place >= 0) {
            tokens.set(place, tokens.get(place) + tokens.remove(place + 1));
            place = firstToMerge(tokens);
        }
        return tokens.stream().mapToLong(token -> ids.getOrDefault(token, -1)).toArray();
    }

    /** Where the neighbours of the earliest merge stand, the leftmost of equals; -1 if none merge. */
    private int firstToMerge(List<String> tokens) {
        int place = -1;
        int rank = Integer.MAX_VALUE;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Integer here = ranks.get(new Merge(tokens.get(i), tokens.get(i + 1)));
            if (here != null && here < rank) {
                rank = here;
                place = i;
            }
        }
        return place;
    }
}
