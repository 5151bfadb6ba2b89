package io.github.visionfromtext.renderers.worker.jvm;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;

/** Opens a language in worker JVMs in a cage, one for each core; usable only where the cage has been proved. */
public abstract class IsolatedRendererProvider implements CodeRendererProvider {
    private final DrawingLanguage language;
    private final String name;

    protected IsolatedRendererProvider(DrawingLanguage language, String name) {
        this.language = language;
        this.name = name;
    }

    /** The JVM that its programs run in. */
    protected abstract WorkerJvm jvm();

    @Override
    public final DrawingLanguage language() {
        return language;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public int rank() {
        return 100;
    }

    @Override
    public Availability availability() {
        return jvm().availability();
    }

    @Override
    public final CodeRenderer create() {
        return new IsolatedRenderer(language, jvm(), Runtime.getRuntime().availableProcessors());
    }
}
