package io.github.visionfromtext.renderers.python;

/** Opens Matplotlib. */
public final class MatplotlibRendererProvider extends PythonRendererProvider {
    public MatplotlibRendererProvider() {
        super(PythonDialect.MATPLOTLIB);
    }
}
