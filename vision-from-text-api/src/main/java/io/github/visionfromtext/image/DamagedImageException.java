package io.github.visionfromtext.image;

import java.io.IOException;

/** The bytes are not a whole, readable picture. Its message ends a sentence that began with the name of the file. */
final class DamagedImageException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedImageException(String message) {
        super(message);
    }
}
