package io.github.visionfromtext.core.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A model's configuration by the keys of HuggingFace's {@code config.json}, read with types. Immutable. Every error names the
 * file and the key.
 */
public final class ModelConfig {
    private static final long MOST_BYTES = 8 << 20;

    private final String source;
    private final String path;
    private final JsonNode json;

    private ModelConfig(String source, String path, JsonNode json) {
        this.source = source;
        this.path = path;
        this.json = json;
    }

    /**
     * Reads a configuration file.
     *
     * @throws CheckpointException if it is missing, larger than 8 MiB or no JSON object
     */
    public static ModelConfig read(Path file) {
        return new ModelConfig(
                file.toString(), "", StrictJson.object(file.toString(), FileBytes.readAll(file, MOST_BYTES)));
    }

    /**
     * A configuration made of known values.
     *
     * @param source where they come from, for messages
     */
    public static ModelConfig of(String source, Map<String, ?> values) {
        return new ModelConfig(source, "", StrictJson.mapper().valueToTree(values));
    }

    /** Where this was read from. */
    public String source() {
        return source;
    }

    /** Whether the key is there and not null. */
    public boolean has(String key) {
        return json.hasNonNull(key);
    }

    public int integer(String key) {
        return value(
                key,
                node -> node.isIntegralNumber() && node.canConvertToInt(),
                JsonNode::asInt,
                "a whole number of 32 bits");
    }

    public int integer(String key, int otherwise) {
        return has(key) ? integer(key) : otherwise;
    }

    public double number(String key) {
        return value(key, JsonNode::isNumber, JsonNode::asDouble, "a number");
    }

    public double number(String key, double otherwise) {
        return has(key) ? number(key) : otherwise;
    }

    public boolean flag(String key, boolean otherwise) {
        return has(key) ? value(key, JsonNode::isBoolean, JsonNode::asBoolean, "true or false") : otherwise;
    }

    public String text(String key, String otherwise) {
        return has(key) ? value(key, JsonNode::isTextual, JsonNode::asText, "a string") : otherwise;
    }

    public String text(String key) {
        return value(key, JsonNode::isTextual, JsonNode::asText, "a string");
    }

    /** The integers of an array; of a single integer a list of one; empty if absent. {@code eos_token_id} comes both ways. */
    public List<Integer> integers(String key) {
        return elements(
                key, node -> node.isIntegralNumber() && node.canConvertToInt(), JsonNode::asInt, "whole numbers");
    }

    /** The numbers of an array; of a single number a list of one; empty if absent. */
    public List<Double> numbers(String key) {
        return elements(key, JsonNode::isNumber, JsonNode::asDouble, "numbers");
    }

    /** The strings of an array; of a single string a list of one; empty if absent. */
    public List<String> texts(String key) {
        return elements(key, JsonNode::isTextual, JsonNode::asText, "strings");
    }

    /** Whether the value of a key is an object. */
    public boolean isObject(String key) {
        return has(key) && json.get(key).isObject();
    }

    /** The object under a key, if there is one. */
    public Optional<ModelConfig> object(String key) {
        return has(key)
                ? Optional.of(new ModelConfig(
                        source, name(key) + ".", value(key, JsonNode::isObject, node -> node, "an object")))
                : Optional.empty();
    }

    /** All keys and values, as indented JSON. */
    public String toJson() {
        return json.toPrettyString();
    }

    /** An error about a key of this configuration. */
    public CheckpointException wrong(String key, String problem) {
        return new CheckpointException(source + ": " + name(key) + " " + problem);
    }

    private <T> List<T> elements(String key, Predicate<JsonNode> fits, Function<JsonNode, T> read, String expected) {
        if (!has(key)) {
            return List.of();
        }
        JsonNode node = json.get(key);
        List<T> values = new ArrayList<>();
        for (JsonNode element : node.isArray() ? node : List.of(node)) {
            if (!fits.test(element)) {
                throw wrong(key, "is " + abbreviated(node) + ", expected " + expected);
            }
            values.add(read.apply(element));
        }
        return List.copyOf(values);
    }

    private <T> T value(String key, Predicate<JsonNode> fits, Function<JsonNode, T> read, String expected) {
        if (!has(key)) {
            throw wrong(key, "is missing, expected " + expected);
        }
        JsonNode node = json.get(key);
        if (!fits.test(node)) {
            throw wrong(key, "is " + abbreviated(node) + ", expected " + expected);
        }
        return read.apply(node);
    }

    private String name(String key) {
        return path + key;
    }

    private static String abbreviated(JsonNode node) {
        String text = node.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    @Override
    public String toString() {
        return source;
    }
}
