package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.renderers.worker.jvm.IsolatedRendererProvider;
import io.github.visionfromtext.renderers.worker.jvm.WorkerJvm;
import java.util.List;
import java.util.Map;

/** Opens Processing. */
public final class ProcessingRendererProvider extends IsolatedRendererProvider {
    public ProcessingRendererProvider() {
        super(DrawingLanguage.PROCESSING, SketchRenderer.NAME);
    }

    @Override
    protected WorkerJvm jvm() {
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
