package io.github.visionfromtext.core.tokenizer;

import io.github.visionfromtext.InvalidInputException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@link Tokenizer} over a {@link TokenizerDefinition}. */
final class JsonTokenizer implements Tokenizer {
    private final TokenizerDefinition definition;
    private final TextMarks marks;
    private final Map<String, Integer> ids;
    private final int size;
    private final boolean hasSpecialTokens;
    private final String sha256;
    private final NativeTokenizer parsing;
    /** The one that does not look for special tokens; made when first needed, for it costs as much again. */
    private @Nullable NativeTokenizer plain;

    private boolean closed;

    JsonTokenizer(TokenizerDefinition definition, TextMarks marks) {
        this.definition = definition;
        this.marks = marks;
        TokenizerDefinition.Content content = definition.content();
        this.ids = content.ids();
        this.hasSpecialTokens = content.hasSpecialTokens();
        this.size = 1 + ids.values().stream().mapToInt(id -> id).max().orElse(-1);
        this.sha256 = definition.sha256();
        this.parsing = NativeTokenizer.parse(definition.description(), content.json());
    }

    @Override
    public long[] encode(String text, SpecialTokens specialTokens) {
        NativeTokenizer tokenizer = specialTokens.parsed ? parsing : plain();
        return tokenizer.encode(text, specialTokens.added);
    }

    private synchronized NativeTokenizer plain() {
        NativeTokenizer tokenizer = plain;
        if (tokenizer == null) {
            tokenizer = closed || !hasSpecialTokens
                    ? parsing
                    : NativeTokenizer.parse(definition.description(), definition.withoutSpecialTokens());
            plain = tokenizer;
        }
        return tokenizer;
    }

    @Override
    public String decode(long[] ids, boolean withSpecialTokens) {
        for (long id : ids) {
            if (id < 0 || id >= size) {
                throw new InvalidInputException("Token id " + id + " is not in the vocabulary of " + description()
                        + ", expected 0 to " + (size - 1));
            }
        }
        return parsing.decode(ids, !withSpecialTokens);
    }

    @Override
    public OptionalLong idOf(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    @Override
    public int vocabularySize() {
        return size;
    }

    @Override
    public OptionalLong beginOfText() {
        return marks.begin().map(this::idOf).orElse(OptionalLong.empty());
    }

    @Override
    public OptionalLong endOfText() {
        return marks.end().map(this::idOf).orElse(OptionalLong.empty());
    }

    @Override
    public Optional<String> chatTemplate() {
        return marks.chatTemplate();
    }

    @Override
    public String description() {
        return definition.description();
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public synchronized void close() {
        closed = true;
        parsing.close();
        if (plain != null) {
            plain.close();
        }
    }

    @Override
    public String toString() {
        return description();
    }
}
