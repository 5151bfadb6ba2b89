package io.github.visionfromtext.renderers.worker.jvm;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.renderers.svg.SvgRenderer;
import java.util.List;
import java.util.Map;

/**
 * Opens the renderer of SVG in worker JVMs in a cage, for input that is out to hurt: whatever a drawing costs, it is over at
 * its time limit, and its memory is not this process's. Ranked below the same renderer in process, which is faster; ask for
 * it by its name.
 */
public final class IsolatedSvgProvider implements CodeRendererProvider {
    /** Its name. */
    public static final String NAME = "isolated";

    /** A class of each library that the renderer may use. */
    private static final List<String> LIBRARIES = List.of("com.github.weisj.jsvg.parser.SVGLoader");

    @Override
    public DrawingLanguage language() {
        return DrawingLanguage.SVG;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return 10;
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
        return new WorkerJvm("svg", SvgRenderer.class.getName(), LIBRARIES, List.of(), Map.of());
    }
}
