package io.github.visionfromtext.tck.drawing;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;

/** How the renderer of dots is found. */
public final class DotsRendererProvider implements CodeRendererProvider {
    @Override
    public DrawingLanguage language() {
        return DotsRenderer.DOTS;
    }

    @Override
    public String name() {
        return "dots";
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public Availability availability() {
        return Availability.usable("dots 1, in process");
    }

    @Override
    public CodeRenderer create() {
        return new DotsRenderer();
    }
}
