package io.github.visionfromtext.examples.command.render;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.drawing.RenderOptions;
import picocli.CommandLine.Option;

/** How programs are rendered. */
public final class RenderSettings {
    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "384",
            description = "Side of the picture in pixels (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--json", description = "Says what happened as one line of JSON for each program.")
    private boolean json;

    /** The options of the library. */
    RenderOptions options(CancellationToken token) {
        return RenderOptions.defaults().withSize(size).with(token);
    }

    boolean json() {
        return json;
    }
}
