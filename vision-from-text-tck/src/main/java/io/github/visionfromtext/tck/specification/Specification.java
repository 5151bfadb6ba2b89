package io.github.visionfromtext.tck.specification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of {@code docs/backend-specification.md}, read from the copy in this jar: rows of its tables that begin with an
 * identifier.
 *
 * @param rules by identifier, in the order of the document
 */
public record Specification(Map<String, Entry> rules) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z][0-9]+) \\| ([^|]+) \\| (.+) \\|$");
    private static final String DOCUMENT = "/io/github/visionfromtext/tck/backend-specification.md";

    /** The strength of a rule that nothing excuses from. */
    public static final String REQUIRED = "required";

    /**
     * One rule.
     *
     * @param strength {@link #REQUIRED}, or what a backend must offer for the rule to hold for it
     * @param text what it says
     */
    public record Entry(String id, String strength, String text) {
        public boolean isRequired() {
            return strength.equals(REQUIRED);
        }

        /** The first clause of the text, for tables. */
        public String title() {
            return text.replaceFirst("[.:;(].*", "").replace("`", "").strip();
        }
    }

    public Specification {
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }

    /** The specification this jar was built with. */
    public static Specification load() {
        return parse(document());
    }

    /** The whole text of the document. */
    public static String document() {
        try (InputStream in = Specification.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException("The jar of the TCK lacks " + DOCUMENT + "; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Specification parse(String document) {
        Map<String, Entry> rules = new LinkedHashMap<>();
        Matcher row = ROW.matcher(document);
        while (row.find()) {
            Entry entry = new Entry(row.group(1), row.group(2), row.group(3));
            if (rules.putIfAbsent(entry.id(), entry) != null) {
                throw new IllegalArgumentException("The specification has two rules " + entry.id());
            }
        }
        return new Specification(rules);
    }

    /**
     * The rule of that identifier.
     *
     * @throws IllegalArgumentException if the document has none
     */
    public Entry rule(String id) {
        Entry entry = rules.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("The specification has no rule " + id + "; it has " + rules.keySet());
        }
        return entry;
    }
}
