package io.github.visionfromtext.renderers.python;

/** Opens turtle graphics. */
public final class TurtleRendererProvider extends PythonRendererProvider {
    public TurtleRendererProvider() {
        super(PythonDialect.TURTLE);
    }
}
