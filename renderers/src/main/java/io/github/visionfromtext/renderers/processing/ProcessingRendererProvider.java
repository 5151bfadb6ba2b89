package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.renderers.worker.jvm.IsolatedRenderer;
import io.github.visionfromtext.renderers.worker.jvm.WorkerJvm;
import java.util.List;
import java.util.Map;

/** Opens Processing in worker JVMs in a cage; usable only where the cage has been proved. */
public final class ProcessingRendererProvider implements CodeRendererProvider {
    @Override
    public DrawingLanguage language() {
        return DrawingLanguage.PROCESSING;
    }

    @Override
    public String name() {
        return SketchRenderer.NAME;
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
    public CodeRenderer create() {
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors());
        return new IsolatedRenderer(language(), jvm(), workers);
    }

    private static WorkerJvm jvm() {
        return new WorkerJvm(
                "processing",
                SketchRenderer.class.getName(),
                List.of(
                        "processing.core.PApplet",
                        "processing.mode.java.preproc.PdePreprocessor",
                        "org.antlr.v4.runtime.Parser",
                        "org.codehaus.janino.SimpleCompiler",
                        "org.codehaus.commons.compiler.CompileException",
                        "org.objectweb.asm.ClassReader"),
                List.of(),
                Map.of());
    }
}
