package io.github.visionfromtext.renderers.worker.jvm;

import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.renderers.sandbox.Sandbox;
import io.github.visionfromtext.renderers.svg.SvgRenderer;
import java.util.List;
import java.util.Map;

/**
 * Opens the renderer of SVG in worker JVMs in a cage, for input that is out to hurt: whatever a drawing costs, it is over at
 * its time limit, and its memory is not this process's. Ranked below the same renderer in process, which is faster; ask for
 * it by its name.
 */
public final class IsolatedSvgProvider extends IsolatedRendererProvider {
    /** Its name. */
    public static final String NAME = "isolated";

    public IsolatedSvgProvider() {
        super(DrawingLanguage.SVG, NAME);
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    protected WorkerJvm jvm() {
        return jvm(WorkerJvm.sandboxOfThisMachine());
    }

    static WorkerJvm jvm(Sandbox sandbox) {
        return new WorkerJvm(
                "svg",
                SvgRenderer.class.getName(),
                List.of("com.github.weisj.jsvg.parser.SVGLoader"),
                List.of(),
                Map.of(),
                sandbox);
    }
}
