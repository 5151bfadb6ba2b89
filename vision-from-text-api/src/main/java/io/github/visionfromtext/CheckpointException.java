package io.github.visionfromtext;

import org.jspecify.annotations.Nullable;

/**
 * A file of weights, a tokenizer or a model configuration is missing, damaged, hostile or of another architecture. The message
 * names the file and, where it is known, the byte offset or the tensor. The caller should replace the file; reading it again
 * fails again.
 */
public class CheckpointException extends VisionFromTextException {
    private static final long serialVersionUID = 1L;

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
