package io.github.visionfromtext.langchain4j;

import dev.langchain4j.exception.RetriableException;
import io.github.visionfromtext.core.checkup.model.LanguageModelException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What LangChain4j throws as what the check-up understands. */
final class ChatFailure {
    private static final int LONGEST_MESSAGE = 300;

    private ChatFailure() {}

    /** Passing are what LangChain4j calls retriable, lost connections, and replies that are cut off or no JSON. */
    static LanguageModelException of(String model, Throwable thrown) {
        boolean passing = causes(thrown).stream()
                .anyMatch(cause -> cause instanceof RetriableException || cause instanceof IOException);
        Duration wait = causes(thrown).stream()
                .filter(RefusedRequestException.class::isInstance)
                .map(cause -> ((RefusedRequestException) cause).retryAfter())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new LanguageModelException(model + " did not answer: " + describe(thrown), passing, wait, thrown);
    }

    /** Message of the innermost cause, where the endpoint's own words are, in one line. */
    private static String describe(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        Throwable root = causes.get(causes.size() - 1);
        @Nullable String message = root.getMessage();
        String words = message == null || message.isBlank()
                ? root.getClass().getSimpleName()
                : message.strip().replaceAll("\\s+", " ");
        return words.length() > LONGEST_MESSAGE ? words.substring(0, LONGEST_MESSAGE) + "..." : words;
    }

    /** From the outermost inwards. */
    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
