package io.github.visionfromtext.examples.command;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.core.restoration.LlmRestorer;
import io.github.visionfromtext.examples.option.BackendSelection;
import io.github.visionfromtext.examples.option.DecodingOptions;
import io.github.visionfromtext.examples.option.ModelFiles;
import io.github.visionfromtext.examples.option.PictureFiles;
import io.github.visionfromtext.examples.option.TaskOption;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.ProgressDisplay;
import io.github.visionfromtext.examples.terminal.Terminal;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.restoration.Restoration;
import io.github.visionfromtext.restoration.RestorationOptions;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft restore}. */
@Command(
        name = "restore",
        description = "Restores a photograph of any size with a frozen language model (LM4LV).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft restore --task denoise --image noisy.jpg --out restored.png",
            "  vft restore --task denoise --image noisy.jpg --out restored.png \\",
            "      --llm SmolLM2-135M-Instruct.Q4_1.gguf --dtype int8"
        })
public final class RestoreCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private TaskOption task;

    @Mixin
    private PictureFiles files;

    @Mixin
    private ModelFiles models;

    @Mixin
    private BackendSelection selection;

    @Mixin
    private DecodingOptions decoding;

    @Option(names = "--provenance", description = "Prints which models, backend and settings made the picture.")
    private boolean provenance;

    public RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RestorationOptions options = decoding.forTask(task.name(), terminal.cancellation());
        Image image = files.read();
        Restoration restoration = restore(image, options);
        files.write(restoration.image());
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%s: %dx%d, %d visual tokens in %.2f s (%.0f a second), %.1f passes a tile%n",
                        files.output(),
                        image.width(),
                        image.height(),
                        restoration.visualTokens(),
                        restoration.generationTime().toNanos() * 1e-9,
                        restoration.tokensPerSecond(),
                        restoration.passes());
        if (provenance) {
            restoration.provenance().entries().forEach((key, value) -> terminal.out()
                    .println("  " + key + " = " + value));
        }
        return ExitCodes.OK;
    }

    private Restoration restore(Image image, RestorationOptions options) {
        try (Backend backend = selection.open(models.format());
                LlmRestorer restorer = models.load(task.name(), backend);
                ProgressDisplay progress = terminal.progress()) {
            return restorer.restore(image, options.withProgress(progress));
        }
    }
}
