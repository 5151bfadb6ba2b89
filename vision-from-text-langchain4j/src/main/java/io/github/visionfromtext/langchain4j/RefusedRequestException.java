package io.github.visionfromtext.langchain4j;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A status that is no success, and when to try again. */
final class RefusedRequestException extends HttpException {
    private static final long serialVersionUID = 1;

    private final @Nullable Duration retryAfter;

    RefusedRequestException(int status, String message, @Nullable Duration retryAfter) {
        super(status, message);
        this.retryAfter = retryAfter;
    }

    /** What the header Retry-After says; null without one. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
