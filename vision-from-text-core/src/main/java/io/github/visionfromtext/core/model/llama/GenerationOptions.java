package io.github.visionfromtext.core.model.llama;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * How to continue a prompt. Immutable.
 *
 * @param maxTokens most tokens to generate, 1 or more
 * @param stops ids that end the text, for instance end-of-text; not part of it
 * @param listener is told of every token as it is chosen, on the thread that decodes; an exception from it ends the text
 * @param cancellation stops between tokens
 */
public record GenerationOptions(int maxTokens, Set<Long> stops, LongConsumer listener, CancellationToken cancellation) {
    public GenerationOptions {
        if (maxTokens < 1) {
            throw new InvalidInputException("At most " + maxTokens + " tokens are to be generated, expected 1 or more");
        }
        stops = Set.copyOf(stops);
    }

    /** Up to so many tokens, none of which ends the text. */
    public static GenerationOptions of(int maxTokens) {
        return new GenerationOptions(maxTokens, Set.of(), token -> {}, new CancellationToken());
    }

    public GenerationOptions withStops(Set<Long> ids) {
        return new GenerationOptions(maxTokens, ids, listener, cancellation);
    }

    public GenerationOptions with(LongConsumer newListener) {
        return new GenerationOptions(maxTokens, stops, newListener, cancellation);
    }

    public GenerationOptions with(CancellationToken token) {
        return new GenerationOptions(maxTokens, stops, listener, token);
    }
}
