package io.github.visionfromtext.core.training;

import io.github.visionfromtext.InvalidInputException;

/**
 * A training was saved under other settings than it is to be resumed with. The message names each that differs; the caller
 * should use the old ones, or another folder.
 */
public class SettingsChangedException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    public SettingsChangedException(String message) {
        super(message);
    }
}
