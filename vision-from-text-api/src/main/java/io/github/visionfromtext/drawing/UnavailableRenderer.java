package io.github.visionfromtext.drawing;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import java.time.Duration;

/** Stands in for a language that cannot be rendered here, so that a batch over several languages goes on without it. */
record UnavailableRenderer(DrawingLanguage language, String reason) implements CodeRenderer {
    @Override
    public Rendering render(DrawingProgram program, RenderOptions options) {
        if (!program.language().equals(language)) {
            throw new InvalidInputException("a program in " + program.language() + " for the renderer of " + language
                    + ": open a renderer for its language");
        }
        options.cancellation().throwIfCancelled("rendering");
        return Rendering.failed(
                RenderStatus.UNAVAILABLE,
                Diagnostic.error(language + " cannot be rendered here: " + reason),
                Duration.ZERO,
                Provenance.EMPTY.with("program.sha256", program.contentHash()));
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
