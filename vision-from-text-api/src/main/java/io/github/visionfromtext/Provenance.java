package io.github.visionfromtext;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a result comes from: model hash, backend and version, device, number format, seed, settings. Immutable.
 *
 * <p>Keys are dotted lower-case names ({@code "model.sha256"}, {@code "backend.name"}, {@code "seed"}); values are short
 * strings. Two results with equal provenance were made the same way.
 *
 * @param entries key to value, sorted by key
 */
public record Provenance(Map<String, String> entries) {
    /** Nothing is known. */
    public static final Provenance EMPTY = new Provenance(Map.of());

    public Provenance {
        entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    /** This provenance and one entry more; an entry of the same key is replaced. */
    public Provenance with(String key, Object value) {
        Map<String, String> copy = new LinkedHashMap<>(entries);
        copy.put(key, String.valueOf(value));
        return new Provenance(copy);
    }

    /** This provenance and all of {@code other}, whose entries win, each key behind {@code prefix}. */
    public Provenance withAll(String prefix, Provenance other) {
        Map<String, String> copy = new LinkedHashMap<>(entries);
        other.entries.forEach((key, value) -> copy.put(prefix + key, value));
        return new Provenance(copy);
    }
}
