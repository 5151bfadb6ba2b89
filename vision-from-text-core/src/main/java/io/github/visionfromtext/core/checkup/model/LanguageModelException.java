package io.github.visionfromtext.core.checkup.model;

import io.github.visionfromtext.VisionFromTextException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language model did not answer. */
public final class LanguageModelException extends VisionFromTextException {
    private static final long serialVersionUID = 1;

    private final boolean passing;
    private final @Nullable Duration retryAfter;

    /**
     * Says why there is no reply.
     *
     * @param passing whether asking again later may help: a busy service, a lost connection
     */
    public LanguageModelException(String message, boolean passing, @Nullable Throwable cause) {
        this(message, passing, null, cause);
    }

    /**
     * Says why there is no reply, and when there may be one.
     *
     * @param passing whether asking again later may help
     * @param retryAfter how long the service asks to be left alone; null if it does not say
     */
    public LanguageModelException(
            String message, boolean passing, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /** Whether asking again later may help. */
    public boolean isPassing() {
        return passing;
    }

    /** How long the service asks to be left alone, if it says so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
