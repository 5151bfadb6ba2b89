package io.github.visionfromtext.backend.djl.tensorflow;

import io.github.visionfromtext.BackendException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.VisionFromTextException;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;

/** What a native call says about itself, and its errors in our words. */
final class EngineStatus implements AutoCloseable {
    private final TF_Status handle = tensorflow.TF_NewStatus();

    TF_Status handle() {
        return handle;
    }

    /**
     * @throws VisionFromTextException if the call failed
     */
    void check() {
        int code = tensorflow.TF_GetCode(handle);
        if (code != tensorflow.TF_OK) {
            throw exception(code, tensorflow.TF_Message(handle).getString());
        }
    }

    /** Only the first line of a message is for people; what follows are names of nodes. */
    static VisionFromTextException exception(int code, String message) {
        String reason = message.lines().findFirst().orElse("").strip();
        if (code == tensorflow.TF_RESOURCE_EXHAUSTED) {
            return new BackendException(
                    "TensorFlow ran out of memory: " + reason + ". Use a smaller batch or capacity");
        }
        if (code == tensorflow.TF_INVALID_ARGUMENT && reason.startsWith("indices[")) {
            return new InvalidInputException("An index lies outside its axis: " + reason);
        }
        return new BackendException("TensorFlow failed: " + reason);
    }

    @Override
    public void close() {
        tensorflow.TF_DeleteStatus(handle);
    }
}
