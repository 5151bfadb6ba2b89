package io.github.visionfromtext.core.tokenizer;

import io.github.visionfromtext.InvalidInputException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How the common families of chat models write a turn. A model's own Jinja template only says which family it is of; a system
 * message that its template would add is left out.
 */
public enum ChatFormat {
    CHAT_ML("<|im_start|>", "<|im_start|>user\n", "<|im_end|>\n<|im_start|>assistant\n", "<|im_end|>"),
    LLAMA_3(
            "<|start_header_id|>",
            "<|start_header_id|>user<|end_header_id|>\n\n",
            "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n",
            "<|eot_id|>"),
    ZEPHYR("<|assistant|>", "<|user|>\n", "</s>\n<|assistant|>\n", "</s>"),
    LLAMA_2("[INST]", "[INST] ", " [/INST]", "</s>");

    private static final long[] NOTHING = {};

    private final String mark;
    private final String before;
    private final String after;
    private final String end;

    ChatFormat(String mark, String before, String after, String end) {
        this.mark = mark;
        this.before = before;
        this.after = after;
        this.end = end;
    }

    /**
     * The family of a model's template.
     *
     * @throws InvalidInputException if the model has no template, or one of another family
     */
    public static ChatFormat of(Tokenizer tokenizer) {
        Optional<String> template = tokenizer.chatTemplate();
        return Arrays.stream(values())
                .filter(format -> template.orElse("").contains(format.mark))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(tokenizer.description()
                        + (template.isPresent() ? " has a chat template of no known kind" : " has no chat template")
                        + "; it can continue a text, but not be asked"));
    }

    /** One turn of the user, up to where the model takes over. Names of special tokens in the text stay text. */
    public long[] encode(Tokenizer tokenizer, String text) {
        return Stream.of(
                        this == CHAT_ML ? NOTHING : beginOfText(tokenizer),
                        tokenizer.encode(before, SpecialTokens.PARSED),
                        tokenizer.encode(text, SpecialTokens.NONE),
                        tokenizer.encode(after, SpecialTokens.PARSED))
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    private static long[] beginOfText(Tokenizer tokenizer) {
        OptionalLong id = tokenizer.beginOfText();
        return id.isPresent() ? new long[] {id.getAsLong()} : NOTHING;
    }

    /** The token that ends the model's turn, if the vocabulary has it. */
    public OptionalLong endOfTurn(Tokenizer tokenizer) {
        return tokenizer.idOf(end);
    }
}
