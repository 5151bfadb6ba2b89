package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.RenderStatus;
import java.util.List;

/** Why a program gives no picture. Never leaves this package. */
final class SketchFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final RenderStatus status;
    private final transient List<Diagnostic> diagnostics;

    SketchFailure(RenderStatus status, List<Diagnostic> diagnostics) {
        super(diagnostics.get(0).toString());
        this.status = status;
        this.diagnostics = diagnostics;
    }

    RenderStatus status() {
        return status;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
