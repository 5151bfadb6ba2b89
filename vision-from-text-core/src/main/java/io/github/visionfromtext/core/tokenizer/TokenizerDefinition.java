package io.github.visionfromtext.core.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.ContentHash;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import java.util.HashMap;
import java.util.Map;

/** The content of a {@code tokenizer.json}, and the forms of it the library is given. Immutable. */
final class TokenizerDefinition {
    private final String description;
    private final byte[] utf8;

    TokenizerDefinition(String description, byte[] utf8) {
        this.description = description;
        this.utf8 = utf8;
    }

    /**
     * What is needed at once.
     *
     * @param json the definition without truncation and padding
     * @param ids ids by token, added tokens included
     * @param hasSpecialTokens whether there are special tokens to be found in a text
     */
    record Content(String json, Map<String, Integer> ids, boolean hasSpecialTokens) {}

    String description() {
        return description;
    }

    String sha256() {
        return ContentHash.of(utf8);
    }

    /**
     * Parses the definition.
     *
     * @throws CheckpointException if it is not one
     */
    Content content() {
        ObjectNode tree = tree();
        Map<String, Integer> ids = modelVocabulary(tree);
        boolean hasSpecialTokens = false;
        for (JsonNode token : addedTokens(tree)) {
            ids.put(token.path("content").asText(), id(token.path("id")));
            hasSpecialTokens |= isSpecial(token);
        }
        return new Content(tree.toString(), ids, hasSpecialTokens);
    }

    /**
     * The definition without truncation, padding and special tokens to be found in a text. Ids stay what they are: a token
     * that the model does not know has its id from its place in the list, so something no text contains takes that place.
     */
    String withoutSpecialTokens() {
        ObjectNode tree = tree();
        Map<String, Integer> model = modelVocabulary(tree);
        ArrayNode kept = StrictJson.mapper().createArrayNode();
        for (JsonNode token : addedTokens(tree)) {
            String content = token.path("content").asText();
            if (!isSpecial(token)) {
                kept.add(token);
            } else if (!model.containsKey(content)) {
                String mark = "\uf8ff\ue07a\uf8ff";
                kept.add(((ObjectNode) token)
                        .put("content", mark + token.path("id").asInt() + mark));
            }
        }
        tree.set("added_tokens", kept);
        return tree.toString();
    }

    private static boolean isSpecial(JsonNode token) {
        return token.path("special").asBoolean();
    }

    /** The vocabulary of the model: an object of ids, or for Unigram an array of tokens with their scores. */
    private Map<String, Integer> modelVocabulary(ObjectNode tree) {
        JsonNode vocabulary = tree.path("model").path("vocab");
        Map<String, Integer> ids = new HashMap<>();
        if (vocabulary instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                ids.put(entry.getKey(), id(entry.getValue()));
            }
        } else if (vocabulary instanceof ArrayNode array) {
            for (JsonNode entry : array) {
                ids.put(entry.path(0).asText(), ids.size());
            }
        } else {
            throw new CheckpointException(
                    description + ": has no vocabulary at model.vocab; this is not a tokenizer.json");
        }
        return ids;
    }

    private Iterable<JsonNode> addedTokens(ObjectNode tree) {
        JsonNode tokens = tree.path("added_tokens");
        for (JsonNode token : tokens) {
            if (!token.isObject()) {
                throw new CheckpointException(description + ": added_tokens holds something that is no token");
            }
        }
        return tokens;
    }

    private int id(JsonNode value) {
        if (!value.isInt() || value.asInt() < 0) {
            throw new CheckpointException(description + ": a token has the id " + value + ", expected 0 or more");
        }
        return value.asInt();
    }

    private ObjectNode tree() {
        ObjectNode tree = StrictJson.object(description, utf8);
        tree.putNull("truncation");
        tree.putNull("padding");
        return tree;
    }
}
