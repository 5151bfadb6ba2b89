package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;

/** Opens a dialect on the CPython of this machine, in a cage; usable only where the cage has been proved. */
abstract class PythonRendererProvider implements CodeRendererProvider {
    private final PythonDialect dialect;

    PythonRendererProvider(PythonDialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public DrawingLanguage language() {
        return dialect.language();
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
        return PythonCage.ofThisMachine().availability(dialect);
    }

    @Override
    public CodeRenderer create() {
        int workers = Runtime.getRuntime().availableProcessors();
        return new PythonRenderer(dialect, PythonCage.ofThisMachine(), workers);
    }
}
