package io.github.visionfromtext.core.tokenizer.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.ReplacedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A byte-level vocabulary. Immutable.
 *
 * @param specialTokens the first ids, never found in text
 * @param tokens all tokens in the order of their ids, bytes as visible characters
 * @param merges pairs of tokens that join, the first to join first
 */
public record BpeVocabulary(List<String> specialTokens, List<String> tokens, List<Merge> merges) {
    /** Two tokens that become one. */
    public record Merge(String left, String right) {}

    public BpeVocabulary {
        specialTokens = List.copyOf(specialTokens);
        tokens = List.copyOf(tokens);
        merges = List.copyOf(merges);
    }

    /**
     * Writes or replaces a {@code tokenizer.json} for HuggingFace's tokenizers.
     *
     * @throws CheckpointException if the file cannot be written
     */
    public void writeTokenizerJson(Path file) {
        write(file, tokenizerJson());
    }

    /**
     * Writes or replaces a {@code tokenizer.json} that reads texts as CLIP does: white space made even, in lower case, between
     * the first special token and the second. A word at the beginning is the same token as elsewhere.
     *
     * @throws CheckpointException if the file cannot be written
     */
    public void writeClipTokenizerJson(Path file) {
        Map<String, Object> json = tokenizerJson();
        json.put(
                "normalizer",
                fields(
                        "type",
                        "Sequence",
                        "normalizers",
                        List.of(
                                fields("type", "NFC"),
                                fields("type", "Replace", "pattern", fields("Regex", "\\s+"), "content", " "),
                                fields("type", "Strip", "strip_left", true, "strip_right", true),
                                fields("type", "Lowercase"))));
        json.put("pre_tokenizer", byteLevel(true));
        Map<String, Object> marks = fields("type", "RobertaProcessing", "cls", mark(0), "sep", mark(1));
        marks.put("trim_offsets", false);
        marks.put("add_prefix_space", true);
        json.put("post_processor", marks);
        write(file, json);
    }

    private List<Object> mark(int index) {
        String token = specialTokens.get(index);
        return List.of(token, tokens.indexOf(token));
    }

    private static void write(Path file, Map<String, Object> tokenizer) {
        try {
            byte[] json = new ObjectMapper().writeValueAsBytes(tokenizer);
            ReplacedFile.write(file, output -> output.write(json));
        } catch (IOException e) {
            throw new CheckpointException("Cannot write the tokenizer " + file + ": " + e, e);
        }
    }

    private Map<String, Object> tokenizerJson() {
        Map<String, Object> json = fields("version", "1.0", "added_tokens", addedTokens());
        json.put("pre_tokenizer", byteLevel(false));
        json.put("decoder", byteLevel(false));
        json.put("model", fields("type", "BPE", "vocab", ids(), "merges", pairs()));
        return json;
    }

    private static Map<String, Object> byteLevel(boolean prefixSpace) {
        return fields("type", "ByteLevel", "add_prefix_space", prefixSpace, "trim_offsets", true, "use_regex", true);
    }

    private List<Map<String, Object>> addedTokens() {
        return specialTokens.stream()
                .map(token -> {
                    Map<String, Object> json = fields("id", tokens.indexOf(token), "content", token);
                    json.put("special", true);
                    for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
                        json.put(flag, false);
                    }
                    return json;
                })
                .toList();
    }

    private Map<String, Object> ids() {
        Map<String, Object> ids = new LinkedHashMap<>();
        for (String token : tokens) {
            ids.put(token, ids.size());
        }
        return ids;
    }

    /** As one string each: no token holds a space, and every version of the library reads this form. */
    private List<String> pairs() {
        return merges.stream().map(merge -> merge.left() + " " + merge.right()).toList();
    }

    private static Map<String, Object> fields(Object... keysAndValues) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            json.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return json;
    }
}
