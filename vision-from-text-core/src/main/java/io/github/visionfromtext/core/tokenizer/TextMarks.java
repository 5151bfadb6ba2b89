package io.github.visionfromtext.core.tokenizer;

import java.util.Optional;

/**
 * What a {@code tokenizer.json} does not say.
 *
 * @param begin name of the token that opens a text
 * @param end name of the token that ends a text
 * @param chatTemplate Jinja template of a conversation
 */
record TextMarks(Optional<String> begin, Optional<String> end, Optional<String> chatTemplate) {
    static final TextMarks NONE = new TextMarks(Optional.empty(), Optional.empty(), Optional.empty());
}
