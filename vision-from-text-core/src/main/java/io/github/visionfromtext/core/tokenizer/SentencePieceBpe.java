package io.github.visionfromtext.core.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import io.github.visionfromtext.core.checkpoint.gguf.GgufMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * GGUF's model {@code llama}: SentencePiece's byte-pair encoding, where two neighbours join if the result is a token, the best
 * scored first, and characters outside the vocabulary fall back to bytes. {@code U+2581} stands for a space.
 *
 * <p>The library wants merges, so every way to split a token into two tokens becomes one, ranked by the score of the token and, among the ways to split it, as HuggingFace's converter does.
 */
final class SentencePieceBpe {
    private static final String SPACE = "\u2581";
    private static final String SCORES = "tokenizer.ggml.scores";

    private SentencePieceBpe() {}

    /** A pair that joins to a token of this score. */
    private record Merge(String left, String right, float score) {
        static final Comparator<Merge> BEST_FIRST = Comparator.comparingDouble(Merge::score)
                .thenComparingInt(merge -> characters(merge.left))
                .thenComparingInt(merge -> characters(merge.right))
                .reversed();

        private static int characters(String text) {
            return text.codePointCount(0, text.length());
        }
    }

    static ObjectNode definition(GgufMetadata metadata, List<String> tokens, Optional<String> unknown) {
        boolean spaceInFront = metadata.flag("tokenizer.ggml.add_space_prefix").orElse(true);
        ObjectNode json = StrictJson.mapper().createObjectNode().put("version", "1.0");
        json.set("normalizer", normalizer(spaceInFront));
        json.putNull("pre_tokenizer");
        json.set("decoder", decoder(spaceInFront));
        ObjectNode model = json.putObject("model")
                .put("type", "BPE")
                .put("unk_token", unknown.orElse(tokens.isEmpty() ? "" : tokens.get(0)))
                .put("fuse_unk", true)
                .put("byte_fallback", true)
                .put("ignore_merges", false);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int id = 0; id < tokens.size(); id++) {
            vocabulary.put(tokens.get(id), id);
        }
        ArrayNode merges = model.putArray("merges");
        for (Merge merge : merges(tokens, scores(metadata, tokens))) {
            merges.addArray().add(merge.left).add(merge.right);
        }
        return json;
    }

    private static List<Float> scores(GgufMetadata metadata, List<String> tokens) {
        List<Float> scores = metadata.floats(SCORES)
                .orElseThrow(() -> new CheckpointException(
                        metadata.description() + ": metadata '" + SCORES + "' is missing; name the tokenizer.json"));
        if (scores.size() != tokens.size()) {
            throw metadata.invalid(SCORES, "has " + scores.size() + " entries for " + tokens.size() + " tokens");
        }
        return scores;
    }

    private static List<Merge> merges(List<String> tokens, List<Float> scores) {
        Map<String, Integer> ids = new HashMap<>();
        tokens.forEach(token -> ids.put(token, ids.size()));
        List<Merge> merges = new ArrayList<>();
        for (int id = 0; id < tokens.size(); id++) {
            String token = tokens.get(id);
            for (int at = 1; at < token.length(); at++) {
                String left = token.substring(0, at);
                String right = token.substring(at);
                if (ids.containsKey(left) && ids.containsKey(right)) {
                    merges.add(new Merge(left, right, scores.get(id)));
                }
            }
        }
        merges.sort(Merge.BEST_FIRST);
        return merges;
    }

    private static ObjectNode normalizer(boolean spaceInFront) {
        ObjectNode sequence = StrictJson.mapper().createObjectNode().put("type", "Sequence");
        ArrayNode steps = sequence.putArray("normalizers");
        if (spaceInFront) {
            steps.addObject().put("type", "Prepend").put("prepend", SPACE);
        }
        replace(steps, " ", SPACE);
        return sequence;
    }

    private static ObjectNode decoder(boolean spaceInFront) {
        ObjectNode sequence = StrictJson.mapper().createObjectNode().put("type", "Sequence");
        ArrayNode steps = sequence.putArray("decoders");
        replace(steps, SPACE, " ");
        steps.addObject().put("type", "ByteFallback");
        steps.addObject().put("type", "Fuse");
        if (spaceInFront) {
            steps.addObject()
                    .put("type", "Strip")
                    .put("content", " ")
                    .put("start", 1)
                    .put("stop", 0);
        }
        return sequence;
    }

    private static void replace(ArrayNode steps, String pattern, String content) {
        steps.addObject()
                .put("type", "Replace")
                .put("content", content)
                .putObject("pattern")
                .put("String", pattern);
    }
}
