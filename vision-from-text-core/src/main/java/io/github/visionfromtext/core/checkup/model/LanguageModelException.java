package io.github.visionfromtext.core.checkup.model;

import io.github.visionfromtext.VisionFromTextException;
import org.jspecify.annotations.Nullable;

/** A language model did not answer. */
public final class LanguageModelException extends VisionFromTextException {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    /**
     * Says why there is no reply.
     *
     * @param passing whether asking again later may help: a busy service, a lost connection
     */
    public LanguageModelException(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether asking again later may help. */
    public boolean isPassing() {
        return passing;
    }
}
