package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.CheckpointException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The metadata of a GGUF file: keys such as {@code llama.block_count} with typed values. Immutable.
 *
 * <p>Values are {@link Long} for integers ({@link java.math.BigInteger} beyond its range), {@link Float}, {@link Double},
 * {@link Boolean}, {@link String} and {@link GgufArray}. The accessors throw {@link CheckpointException}, naming file and key,
 * if a value is there but of another type.
 */
public final class GgufMetadata {
    private final String description;
    private final Map<String, Object> values;

    /**
     * Metadata over a map of values.
     *
     * @param description what the metadata is from, for messages
     */
    public GgufMetadata(String description, Map<String, ?> values) {
        this.description = description;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What this is the metadata of: a file name. */
    public String description() {
        return description;
    }

    /** All entries, in the order of the file. */
    public Map<String, Object> values() {
        return values;
    }

    public Optional<String> string(String key) {
        return value(key, String.class, "a string");
    }

    public OptionalLong integer(String key) {
        Optional<Long> value = value(key, Long.class, "an integer");
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    /**
     * A number. A 32-bit float becomes the double of the same shortest decimal, so that 1e-5 is 1e-5, as it was in the
     * configuration the file was made from.
     */
    public OptionalDouble number(String key) {
        Optional<Number> value = value(key, Number.class, "a number");
        return value.isPresent()
                ? OptionalDouble.of(Double.parseDouble(value.get().toString()))
                : OptionalDouble.empty();
    }

    public Optional<Boolean> flag(String key) {
        return value(key, Boolean.class, "true or false");
    }

    public Optional<List<String>> strings(String key) {
        return array(key, String.class, "an array of strings");
    }

    public Optional<List<Long>> integers(String key) {
        return array(key, Long.class, "an array of integers");
    }

    public Optional<List<Float>> floats(String key) {
        return array(key, Float.class, "an array of 32-bit floats");
    }

    /** The exception for a value that makes no sense. */
    public CheckpointException invalid(String key, String problem) {
        return new CheckpointException(description + ": metadata '" + key + "' " + problem);
    }

    private <T> Optional<List<T>> array(String key, Class<T> elementType, String expected) {
        Optional<GgufArray> array = value(key, GgufArray.class, expected);
        if (array.isEmpty()) {
            return Optional.empty();
        }
        List<T> elements = new ArrayList<>(array.get().size());
        for (Object element : array.get()) {
            if (!elementType.isInstance(element)) {
                throw invalid(key, "is an array of " + array.get().elementType() + ", expected " + expected);
            }
            elements.add(elementType.cast(element));
        }
        return Optional.of(elements);
    }

    private <T> Optional<T> value(String key, Class<T> type, String expected) {
        Object value = values.get(key);
        if (value != null && !type.isInstance(value)) {
            throw invalid(key, "is of type " + value.getClass().getSimpleName() + ", expected " + expected);
        }
        return Optional.ofNullable(type.cast(value));
    }
}
