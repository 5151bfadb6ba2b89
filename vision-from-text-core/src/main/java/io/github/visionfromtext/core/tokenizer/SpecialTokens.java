package io.github.visionfromtext.core.tokenizer;

/** What becomes of special tokens, such as {@code <s>} or {@code <|im_start|>}, when text is encoded. */
public enum SpecialTokens {
    /** None is added, and their names in the text are text. For anything a user wrote, and for pieces of a prompt. */
    NONE(false, false),
    /** None is added; their names in the text become them. For a chat template that was filled in. */
    PARSED(false, true),
    /** Those the model expects around a text are added; their names in the text become them. HuggingFace's default. */
    ADDED(true, true);

    final boolean added;
    final boolean parsed;

    SpecialTokens(boolean added, boolean parsed) {
        this.added = added;
        this.parsed = parsed;
    }
}
