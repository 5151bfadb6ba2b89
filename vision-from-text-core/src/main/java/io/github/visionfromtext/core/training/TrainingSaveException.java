package io.github.visionfromtext.core.training;

import io.github.visionfromtext.VisionFromTextException;
import org.jspecify.annotations.Nullable;

/**
 * A training cannot be saved (a full disk, no permission, a folder in use) or what was saved cannot be read. The save before
 * is untouched; the caller should make room or name another folder and run again, which resumes.
 */
public class TrainingSaveException extends VisionFromTextException {
    private static final long serialVersionUID = 1L;

    public TrainingSaveException(String message) {
        super(message);
    }

    public TrainingSaveException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
