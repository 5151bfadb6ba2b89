package io.github.visionfromtext;

import org.jspecify.annotations.Nullable;

/**
 * A graph was put together wrongly: operand shapes or types that do not fit, a value of another function, a name used twice.
 * Thrown while the graph is built, never while it runs. It is a programming error in the model; the message names the
 * operation, its operands and their shapes.
 */
public class GraphException extends VisionFromTextException {
    private static final long serialVersionUID = 1L;

    public GraphException(String message) {
        super(message);
    }

    public GraphException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
