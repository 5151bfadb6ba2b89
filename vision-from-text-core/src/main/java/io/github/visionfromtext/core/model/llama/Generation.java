package io.github.visionfromtext.core.model.llama;

import io.github.visionfromtext.Provenance;
import java.time.Duration;

/**
 * Text a model continued a prompt with, as token ids.
 *
 * @param tokens the continuation, without the token that ended it
 * @param ended whether the model ended it; else it was as long as allowed
 * @param prefillTime time for the prompt and the first token
 * @param decodingTime time for the tokens after the first
 * @param provenance of model, backend and settings
 */
@SuppressWarnings("ArrayRecordComponent")
public record Generation(
        long[] tokens, boolean ended, Duration prefillTime, Duration decodingTime, Provenance provenance) {
    /** Decode steps in a second, the prompt left out; 0 if there was none. */
    public double tokensPerSecond() {
        int steps = tokens.length - (ended ? 0 : 1);
        double seconds = decodingTime.toNanos() * 1e-9;
        return steps <= 0 || seconds <= 0 ? 0 : steps / seconds;
    }
}
