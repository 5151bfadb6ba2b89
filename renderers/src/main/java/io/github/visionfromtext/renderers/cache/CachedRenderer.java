package io.github.visionfromtext.renderers.cache;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.renderers.worker.Batches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A renderer that remembers: what it rendered once, with the same options, renderer and tools, comes from the cache, with the
 * time and the provenance of then. Thread-safe; closing it closes the renderer and leaves the cache.
 *
 * <p>Only what the program itself brought about is kept. How a busy machine ended it is not: a timeout, a memory limit, an
 * unavailable language and a cancelled call are rendered anew.
 */
public final class CachedRenderer implements CodeRenderer {
    private static final Set<RenderStatus> NOT_KEPT =
            Set.of(RenderStatus.TIMEOUT, RenderStatus.MEMORY_LIMIT, RenderStatus.UNAVAILABLE);

    private final CodeRenderer renderer;
    private final RenderingCache cache;
    private final String code;

    public CachedRenderer(CodeRenderer renderer, RenderingCache cache) {
        this.renderer = renderer;
        this.cache = cache;
        this.code = CodeOrigin.hash(renderer.getClass());
    }

    @Override
    public DrawingLanguage language() {
        return renderer.language();
    }

    @Override
    public Provenance provenance() {
        return renderer.provenance();
    }

    @Override
    public Optional<DrawTrace> trace(DrawingProgram program, RenderOptions options) {
        return renderer.trace(program, options);
    }

    @Override
    public Rendering render(DrawingProgram program, RenderOptions options) {
        if (!program.language().equals(language())
                || program.source().length() > options.limits().sourceCharacters()) {
            return renderer.render(program, options); // it says what is wrong without running anything
        }
        options.cancellation().throwIfCancelled("rendering");
        Optional<Rendering> kept = cache.find(key(program, options));
        if (kept.isPresent()) {
            return kept.get();
        }
        Rendering rendering = renderer.render(program, options);
        if (!NOT_KEPT.contains(rendering.status())) {
            // Made anew: a renderer may know its tools only since it has used them.
            cache.store(key(program, options), rendering);
        }
        return rendering;
    }

    /** Renders what is not in the cache, as many programs at once as there are cores; each is kept as soon as it is done. */
    @Override
    public List<Rendering> renderAll(List<DrawingProgram> programs, RenderOptions options) {
        return Batches.renderAll(this, programs, options, Runtime.getRuntime().availableProcessors());
    }

    private String key(DrawingProgram program, RenderOptions options) {
        Map<String, String> identity = new TreeMap<>(renderer.provenance().entries());
        identity.put("code.sha256", code);
        return CacheKey.of(program, options, identity);
    }

    @Override
    public void close() {
        renderer.close();
    }
}
