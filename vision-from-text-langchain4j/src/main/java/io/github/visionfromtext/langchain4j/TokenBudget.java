package io.github.visionfromtext.langchain4j;

import dev.langchain4j.model.output.TokenUsage;
import io.github.visionfromtext.core.checkup.model.LanguageModelException;
import io.github.visionfromtext.core.checkup.model.Question;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts tokens, as the model reports them or else four characters to a token, and ends the asking when they are spent. */
final class TokenBudget {
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    private final String model;
    private final long most;
    private final AtomicLong spent = new AtomicLong();

    TokenBudget(String model, long most) {
        this.model = model;
        this.most = most;
    }

    void check() {
        if (most > 0 && spent.get() >= most) {
            throw new LanguageModelException(
                    "The budget of " + most + " tokens for " + model + " is spent (" + spent + "); raise it to go on",
                    false,
                    null);
        }
    }

    void spend(Question question, String reply, @Nullable TokenUsage usage) {
        @Nullable Integer reported = usage == null ? null : usage.totalTokenCount();
        spent.addAndGet(reported == null || reported < 0 ? estimate(question, reply) : reported);
    }

    private static long estimate(Question question, String reply) {
        long characters = reply.length()
                + question.messages().stream()
                        .mapToLong(message -> message.text().length())
                        .sum();
        return characters / CHARACTERS_OF_A_TOKEN + 1;
    }
}
