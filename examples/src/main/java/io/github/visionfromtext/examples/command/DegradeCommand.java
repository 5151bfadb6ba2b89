package io.github.visionfromtext.examples.command;

import io.github.visionfromtext.core.restoration.degradation.Degradation;
import io.github.visionfromtext.core.restoration.degradation.Degradations;
import io.github.visionfromtext.core.restoration.degradation.DegradedImage;
import io.github.visionfromtext.core.restoration.degradation.Strength;
import io.github.visionfromtext.examples.option.PictureFiles;
import io.github.visionfromtext.examples.option.StrengthConverter;
import io.github.visionfromtext.examples.option.TaskOption;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.Terminal;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft degrade}. */
@Command(
        name = "degrade",
        description = "Makes a degraded picture, to restore or to look at; the same seed makes the same picture.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft degrade --task denoise --image cat.jpg --out noisy.png",
            "  vft degrade --task denoise --strength 0.1 --seed 7 --image cat.jpg --out noisy.png",
            "  vft degrade --task derain --strength 5..10 --image cat.jpg --out rainy.png"
        })
public final class DegradeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private TaskOption task;

    @Mixin
    private PictureFiles files;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "What everything random is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--strength",
            paramLabel = "S",
            converter = StrengthConverter.class,
            description = {
                "A number, or LEAST..GREATEST to draw from; without it, what the paper draws from.",
                "denoise: standard deviation, white is 1. deblur: window in pixels, odd. pepper, mask: share of the"
                        + " picture. derain: streaks per 64x64 pixels."
            })
    private @Nullable Strength strength;

    public DegradeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Degradation degradation = strength == null ? task.degradation() : Degradations.byName(task.name(), strength);
        DegradedImage degraded = degradation.apply(files.read(), seed);
        files.write(degraded.image());
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%s: %s, %s %.4g, seed %d%n",
                        files.output(),
                        task.name(),
                        degradation.strengthUnit(),
                        degraded.strength(),
                        seed);
        return ExitCodes.OK;
    }
}
