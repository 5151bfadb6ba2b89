package io.github.visionfromtext.examples.option;

import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.renderers.cache.CachedRenderer;
import io.github.visionfromtext.renderers.cache.RenderingCache;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --cache}: where renderings are kept from one run to the next. */
public final class CacheOption {
    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keeps renderings in this folder, up to 1 GiB, and takes from it what was rendered before.")
    private @Nullable Path folder;

    private @Nullable RenderingCache cache;

    /** The renderer, with the cache in front of it if one was asked for. Closing what is returned closes it. */
    public CodeRenderer around(CodeRenderer renderer) {
        if (folder == null) {
            return renderer;
        }
        if (cache == null) {
            cache = new RenderingCache(folder, RenderingCache.DEFAULT_MAX_BYTES);
        }
        return new CachedRenderer(renderer, cache);
    }
}
