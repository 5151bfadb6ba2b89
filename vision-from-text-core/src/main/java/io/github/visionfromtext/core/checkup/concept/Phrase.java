package io.github.visionfromtext.core.checkup.concept;

import java.util.EnumSet;
import java.util.Set;

/**
 * Words of the shape grammar, and which attributes they ask for.
 *
 * @param text the words; empty where something is left unsaid
 * @param attributes what they ask for
 */
record Phrase(String text, Set<Attribute> attributes) {
    static final Phrase EMPTY = of("");

    static Phrase of(String text, Attribute... attributes) {
        return new Phrase(text, Set.of(attributes));
    }

    /** Both, with a space between them unless one says nothing. */
    Phrase then(Phrase next) {
        if (text.isEmpty() && attributes.isEmpty()) {
            return next;
        }
        if (next.text.isEmpty() && next.attributes.isEmpty()) {
            return this;
        }
        EnumSet<Attribute> all = EnumSet.noneOf(Attribute.class);
        all.addAll(attributes);
        all.addAll(next.attributes);
        boolean spaced = !text.isEmpty() && !next.text.isEmpty() && !next.text.startsWith(",");
        return new Phrase(text + (spaced ? " " : "") + next.text, Set.copyOf(all));
    }

    /** With the indefinite article in front. */
    Phrase withArticle() {
        return new Phrase(("aeio".indexOf(text.charAt(0)) >= 0 ? "an " : "a ") + text, attributes);
    }
}
