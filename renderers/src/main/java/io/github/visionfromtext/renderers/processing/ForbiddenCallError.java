package io.github.visionfromtext.renderers.processing;

/** A program called what no drawing needs; not an exception, which programs catch. */
final class ForbiddenCallError extends Error {
    private static final long serialVersionUID = 1;

    ForbiddenCallError(String message) {
        super(message);
    }
}
