package io.github.visionfromtext.core.tokenizer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import io.github.visionfromtext.core.checkpoint.gguf.GgufMetadata;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The vocabulary of a GGUF file as a {@code tokenizer.json}. */
final class GgufVocabulary {
    private static final String PREFIX = "tokenizer.ggml.";
    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;

    private final GgufMetadata metadata;
    private final List<String> tokens;

    /**
     * Reads a vocabulary.
     *
     * @throws CheckpointException if there is none or it makes no sense
     */
    GgufVocabulary(GgufMetadata metadata) {
        this.metadata = metadata;
        this.tokens = metadata.strings(PREFIX + "tokens")
                .orElseThrow(() -> new CheckpointException(metadata.description()
                        + ": holds no vocabulary (tokenizer.ggml.tokens); name the model's tokenizer.json"));
        Set<String> seen = new HashSet<>();
        for (String token : tokens) {
            if (!seen.add(token)) {
                throw metadata.invalid(PREFIX + "tokens", "holds '" + token + "' twice");
            }
        }
    }

    TextMarks marks() {
        return new TextMarks(token("bos_token_id"), token("eos_token_id"), metadata.string("tokenizer.chat_template"));
    }

    TokenizerDefinition definition() {
        String model = metadata.string(PREFIX + "model").orElse("missing");
        ObjectNode json =
                switch (model) {
                    case "gpt2" -> ByteLevelBpe.definition(metadata, tokens);
                    case "llama" -> SentencePieceBpe.definition(metadata, tokens, token("unknown_token_id"));
                    default ->
                        throw metadata.invalid(
                                PREFIX + "model",
                                "is '" + model + "', expected 'gpt2' or 'llama'; name the tokenizer.json");
                };
        json.set("added_tokens", addedTokens());
        boolean addsBegin = metadata.flag(PREFIX + "add_bos_token").orElse(defaultAddsBegin(model));
        boolean addsEnd = metadata.flag(PREFIX + "add_eos_token").orElse(false);
        Optional<String> begin = addsBegin ? token("bos_token_id") : Optional.empty();
        Optional<String> end = addsEnd ? token("eos_token_id") : Optional.empty();
        if (begin.isPresent() || end.isPresent()) {
            json.set("post_processor", template(begin, end));
        }
        return new TokenizerDefinition(metadata.description(), json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As llama.cpp decides for files that do not say. */
    private boolean defaultAddsBegin(String model) {
        return model.equals("llama")
                || PreTokenizers.isLlama3(metadata.string(PREFIX + "pre").orElse(""));
    }

    private ArrayNode addedTokens() {
        ArrayNode added = StrictJson.mapper().createArrayNode();
        List<Long> types = metadata.integers(PREFIX + "token_type").orElse(List.of());
        if (!types.isEmpty() && types.size() != tokens.size()) {
            throw metadata.invalid(
                    PREFIX + "token_type", "has " + types.size() + " entries for " + tokens.size() + " tokens");
        }
        for (int id = 0; id < types.size(); id++) {
            long type = types.get(id);
            if (type == CONTROL || type == UNKNOWN || type == USER_DEFINED) {
                added.addObject()
                        .put("id", id)
                        .put("content", tokens.get(id))
                        .put("single_word", false)
                        .put("lstrip", false)
                        .put("rstrip", false)
                        .put("normalized", false)
                        .put("special", type != USER_DEFINED);
            }
        }
        return added;
    }

    private ObjectNode template(Optional<String> begin, Optional<String> end) {
        ObjectNode processor = StrictJson.mapper().createObjectNode().put("type", "TemplateProcessing");
        for (String form : List.of("single", "pair")) {
            ArrayNode pieces = processor.putArray(form);
            for (String sequence : form.equals("single") ? List.of("A") : List.of("A", "B")) {
                int type = sequence.equals("A") ? 0 : 1;
                begin.ifPresent(token -> addPiece(pieces, "SpecialToken", token, type));
                addPiece(pieces, "Sequence", sequence, type);
                end.ifPresent(token -> addPiece(pieces, "SpecialToken", token, type));
            }
        }
        ObjectNode specials = processor.putObject("special_tokens");
        for (Optional<String> token : List.of(begin, end)) {
            token.ifPresent(name -> {
                ObjectNode special = specials.putObject(name).put("id", name);
                special.putArray("ids").add(tokens.indexOf(name));
                special.putArray("tokens").add(name);
            });
        }
        return processor;
    }

    private static void addPiece(ArrayNode pieces, String kind, String id, int type) {
        pieces.addObject().putObject(kind).put("id", id).put("type_id", type);
    }

    /** The token whose id stands under a key; empty if the key is absent. */
    private Optional<String> token(String key) {
        OptionalLong id = metadata.integer(PREFIX + key);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (id.getAsLong() < 0 || id.getAsLong() >= tokens.size()) {
            throw metadata.invalid(
                    PREFIX + key, "is " + id.getAsLong() + ", but there are " + tokens.size() + " tokens");
        }
        return Optional.of(tokens.get((int) id.getAsLong()));
    }
}
