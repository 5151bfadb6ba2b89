package io.github.visionfromtext.core.checkup.model;

import io.github.visionfromtext.CancellationToken;

/** Something that answers in text. Thread-safe. Closing it frees what it holds; closing twice has no effect. */
public interface LanguageModel extends AutoCloseable {
    /** Which model this is, as reports name it: {@code gpt-4-0613}, {@code SmolLM2-135M-Instruct.Q4_1}. */
    String name();

    /**
     * Answers a question.
     *
     * @return the reply as it came, possibly empty
     * @throws LanguageModelException if there is none
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    String reply(Question question, CancellationToken cancellation);

    @Override
    default void close() {}
}
