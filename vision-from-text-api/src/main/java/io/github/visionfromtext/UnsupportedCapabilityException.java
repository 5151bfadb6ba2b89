package io.github.visionfromtext;

import org.jspecify.annotations.Nullable;

/**
 * The chosen backend does not offer what was asked of it (a number format, gradients, a device, an operation). The message
 * names the backend, the capability and which backends or options offer it. The caller should choose another backend or
 * option; nothing was half done.
 */
public class UnsupportedCapabilityException extends VisionFromTextException {
    private static final long serialVersionUID = 1L;

    public UnsupportedCapabilityException(String message) {
        super(message);
    }

    public UnsupportedCapabilityException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
