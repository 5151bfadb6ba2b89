package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;

/** Opens Matplotlib on the CPython of this machine, in a cage; usable only where the cage has been proved. */
public final class MatplotlibRendererProvider implements CodeRendererProvider {
    @Override
    public DrawingLanguage language() {
        return DrawingLanguage.MATPLOTLIB;
    }

    @Override
    public String name() {
        return "cpython";
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public Availability availability() {
        return PythonCage.ofThisMachine().availability(PythonDialect.MATPLOTLIB);
    }

    @Override
    public CodeRenderer create() {
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors());
        return new PythonRenderer(PythonDialect.MATPLOTLIB, PythonCage.ofThisMachine(), workers);
    }
}
