package io.github.visionfromtext.core.contrastive;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.core.tokenizer.SpecialTokens;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Texts to the token ids a text tower reads: begin mark, text, end mark. Thread-safe as its tokenizer is. */
public final class ClipTexts {
    /** More characters than any text of so few tokens has, unless most of them are white space. */
    private static final int ENOUGH_CHARACTERS = 1 << 16;

    private final Tokenizer tokenizer;
    private final int positions;
    private final long begin;
    private final long end;

    /**
     * Over a tokenizer that stays the caller's.
     *
     * @throws CheckpointException if it does not belong to the model
     */
    public ClipTexts(Tokenizer tokenizer, ClipConfig.Text config) {
        this.tokenizer = tokenizer;
        this.positions = config.positions();
        if (tokenizer.vocabularySize() > config.vocabularySize()) {
            throw new CheckpointException(tokenizer.description() + ": its vocabulary of " + tokenizer.vocabularySize()
                    + " tokens does not belong to a model of " + config.vocabularySize()
                    + "; take the tokenizer.json that was published with the model");
        }
        long[] marks = tokenizer.encode("", SpecialTokens.ADDED);
        if (marks.length != 2 || marks.length >= positions) {
            throw new CheckpointException(tokenizer.description() + ": puts " + marks.length
                    + " marks around a text, where a model of " + positions
                    + " positions expects 2, begin and end, and room between them");
        }
        this.begin = marks[0];
        this.end = marks[1];
        if (config.endOfText().orElse(end) != end) {
            throw new CheckpointException(tokenizer.description() + ": ends a text with token " + end
                    + ", but the model's eos_token_id is " + config.endOfText().getAsLong());
        }
    }

    /** The marks and what of the text fits between them. Names of special tokens in the text are text. */
    long[] ids(String text) {
        long[] content = content(text);
        int kept = Math.min(content.length, positions - 2);
        long[] ids = new long[kept + 2];
        ids[0] = begin;
        System.arraycopy(content, 0, ids, 1, kept);
        ids[kept + 1] = end;
        return ids;
    }

    private long[] content(String text) {
        if (text.length() > ENOUGH_CHARACTERS) {
            long[] head = tokenizer.encode(text.substring(0, ENOUGH_CHARACTERS), SpecialTokens.NONE);
            if (head.length > positions) {
                return head;
            }
        }
        return tokenizer.encode(text, SpecialTokens.NONE);
    }

    /**
     * INT {@code [texts, tokens of the longest]}. Behind the end mark nothing counts; it is repeated there, since both ways
     * of finding it take the first.
     */
    public Tensor batch(List<String> texts) {
        List<long[]> rows = texts.stream().map(this::ids).toList();
        int longest = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        long[] batch = new long[rows.size() * longest];
        Arrays.fill(batch, end);
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, batch, i * longest, rows.get(i).length);
        }
        return Tensor.ints(batch, rows.size(), longest);
    }
}
