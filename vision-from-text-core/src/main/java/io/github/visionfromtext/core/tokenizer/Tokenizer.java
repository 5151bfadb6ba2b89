package io.github.visionfromtext.core.tokenizer;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Text to token ids and back. Thread-safe. Opened by {@link Tokenizers}; whoever opened it closes it.
 *
 * <p>Nothing is ever cut off or padded, whatever the file says: a caller who needs a limit sees the ids and decides.
 */
public interface Tokenizer extends AutoCloseable {
    /**
     * The ids of a text.
     *
     * @throws io.github.visionfromtext.InvalidInputException if the text cannot be encoded
     */
    long[] encode(String text, SpecialTokens specialTokens);

    /**
     * The text of ids.
     *
     * @param withSpecialTokens whether special tokens appear as their names or not at all
     * @throws io.github.visionfromtext.InvalidInputException if an id is not in the vocabulary
     */
    String decode(long[] ids, boolean withSpecialTokens);

    /** The id of one token, written as the vocabulary writes it; empty if it is not there. */
    OptionalLong idOf(String token);

    /** One more than the largest id. A model may have more embeddings than that. */
    int vocabularySize();

    /** The token that opens a text, if the model has one; {@link SpecialTokens#ADDED} says whether it is put there. */
    OptionalLong beginOfText();

    /** The token that ends a text, if the model has one. A model's configuration may name more. */
    OptionalLong endOfText();

    /** The Jinja template that turns a conversation into a text, if the model is one that chats. */
    Optional<String> chatTemplate();

    /** Where the vocabulary is from, for messages. */
    String description();

    /** SHA-256 of the tokenizer's definition, 64 hexadecimal digits, for provenance. */
    String sha256();

    /** Frees native memory; everything else fails afterwards. */
    @Override
    void close();
}
