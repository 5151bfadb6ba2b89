package io.github.visionfromtext.core.checkup.concept;

import io.github.visionfromtext.InvalidInputException;

/**
 * Something to draw, in plain language.
 *
 * @param category what it competes with
 * @param text a name or a sentence, one line without space around it
 */
public record Concept(Category category, String text) {
    public Concept {
        if (text.isBlank() || !text.equals(text.strip()) || text.lines().count() != 1) {
            throw new InvalidInputException(
                    "A concept is \"" + text + "\", expected one line of text without space around it");
        }
    }
}
