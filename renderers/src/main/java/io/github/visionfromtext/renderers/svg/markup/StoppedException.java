package io.github.visionfromtext.renderers.svg.markup;

import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.RenderStatus;

/** A program cannot be drawn, or no further. Never leaves the renderer, which makes it a rendering. */
public final class StoppedException extends VisionFromTextException {
    private static final long serialVersionUID = 1;

    private final RenderStatus status;
    private final transient Diagnostic diagnostic;

    public StoppedException(RenderStatus status, Diagnostic diagnostic) {
        super(diagnostic.toString());
        this.status = status;
        this.diagnostic = diagnostic;
    }

    public RenderStatus status() {
        return status;
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
