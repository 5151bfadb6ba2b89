package io.github.visionfromtext.core.tokenizer.training;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.tokenizer.training.BpeVocabulary.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Byte-pair encoding (Sennrich et al. 2016) over bytes: starting from the 256 bytes, the pair of neighbouring tokens that
 * occurs most often becomes a token, again and again. Of pairs that occur equally often the one with the smaller ids wins,
 * so that the same text gives the same vocabulary, and the one HuggingFace's trainer gives.
 */
public final class BpeTrainer {
    /** GPT-2's words: contractions, then letters, digits or other signs with the space before them, then white space. */
    static final Pattern WORDS = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** A pair that occurs less often makes no token. */
    private static final long LEAST_COUNT = 2;

    private final List<String> tokens = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final Map<Long, Long> pairCounts = new HashMap<>();
    private final Map<Long, Set<Integer>> wordsWithPair = new HashMap<>();

    private BpeTrainer() {}

    /** A word of the text as token ids, and how often it occurs. */
    private static final class Word {
        private final long count;
        private int[] ids;

        Word(int[] ids, long count) {
            this.ids = ids;
            this.count = count;
        }
    }

    /**
     * Learns a vocabulary.
     *
     * @param passages text to learn from
     * @param vocabularySize tokens wanted, the special ones and the 256 bytes included; fewer if the text has no more pairs
     * @param specialTokens get the first ids
     * @throws InvalidInputException if the size leaves no room for the bytes
     */
    public static BpeVocabulary train(Iterable<String> passages, int vocabularySize, List<String> specialTokens) {
        if (vocabularySize < 256 + specialTokens.size()) {
            throw new InvalidInputException("A vocabulary of " + vocabularySize + " has no room for 256 bytes and "
                    + specialTokens.size() + " special tokens");
        }
        BpeTrainer trainer = new BpeTrainer();
        trainer.tokens.addAll(specialTokens);
        trainer.tokens.addAll(ByteAlphabet.sorted());
        trainer.count(passages);
        while (trainer.tokens.size() < vocabularySize && trainer.mergeMostFrequentPair()) {
            // Each turn adds a token.
        }
        return new BpeVocabulary(specialTokens, trainer.tokens, trainer.merges);
    }

    private void count(Iterable<String> passages) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String passage : passages) {
            Matcher matcher = WORDS.matcher(passage);
            while (matcher.find()) {
                counts.merge(matcher.group(), 1L, Long::sum);
            }
        }
        Map<String, Integer> ids = new HashMap<>();
        tokens.forEach(token -> ids.put(token, ids.size()));
        counts.forEach((word, count) -> {
            int[] bytes = ByteAlphabet.encode(word)
                    .chars()
                    .map(character -> ids.getOrDefault(Character.toString(character), -1))
                    .toArray();
            words.add(new Word(bytes, count));
            addPairs(words.size() - 1, 1);
        });
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    /** Counts the pairs of a word, or takes them back. */
    private void addPairs(int wordIndex, int sign) {
        Word word = words.get(wordIndex);
        for (int i = 1; i < word.ids.length; i++) {
            long pair = pair(word.ids[i - 1], word.ids[i]);
            pairCounts.merge(pair, sign * word.count, BpeTrainer::sumUnlessZero);
            if (sign > 0) {
                wordsWithPair.computeIfAbsent(pair, key -> new HashSet<>()).add(wordIndex);
            }
        }
    }

    /** Null drops the pair, so that the search for the most frequent one does not go through those there were. */
    private static @Nullable Long sumUnlessZero(Long count, Long change) {
        return count + change == 0 ? null : Long.valueOf(count + change);
    }

    private boolean mergeMostFrequentPair() {
        long best = -1;
        long bestCount = LEAST_COUNT - 1;
        for (Map.Entry<Long, Long> entry : pairCounts.entrySet()) {
            long count = entry.getValue();
            if (count > bestCount || (count == bestCount && best >= 0 && entry.getKey() < best)) {
                best = entry.getKey();
                bestCount = count;
            }
        }
        if (best < 0) {
            return false;
        }
        merge((int) (best >>> 32), (int) best);
        return true;
    }

    private void merge(int left, int right) {
        int joined = tokens.size();
        tokens.add(tokens.get(left) + tokens.get(right));
        merges.add(new Merge(tokens.get(left), tokens.get(right)));
        Set<Integer> affected = wordsWithPair.remove(pair(left, right));
        if (affected == null) {
            throw new IllegalStateException("No word holds the pair of " + left + " and " + right);
        }
        for (int wordIndex : affected) {
            Word word = words.get(wordIndex);
            addPairs(wordIndex, -1);
            word.ids = join(word.ids, left, right, joined);
            addPairs(wordIndex, 1);
        }
        pairCounts.remove(pair(left, right));
    }

    private static int[] join(int[] ids, int left, int right, int joined) {
        int[] result = new int[ids.length];
        int length = 0;
        for (int i = 0; i < ids.length; i++) {
            if (i + 1 < ids.length && ids[i] == left && ids[i + 1] == right) {
                result[length++] = joined;
                i++;
            } else {
                result[length++] = ids[i];
            }
        }
        return java.util.Arrays.copyOf(result, length);
    }
}
