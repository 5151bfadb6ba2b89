package io.github.visionfromtext.examples.command.render;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.examples.option.CacheOption;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.Terminal;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.renderers.worker.jvm.IsolatedSvgProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vft render}. */
@Command(
        name = "render",
        description = {
            "Renders a drawing program to a PNG picture.",
            "Ends with 0 if it drew something; else with 1, and a picture if there is one (BLANK, TRUNCATED)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  vft render --language svg --in cat.svg --out cat.png",
            "  vft render --language svg --in - --out cat.png --json <cat.svg"
        })
public final class RenderCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--language",
            paramLabel = "NAME",
            required = true,
            converter = LanguageConverter.class,
            description = "svg, processing, turtle, matplotlib or tikz; vft doctor says which can be rendered here.")
    private DrawingLanguage language;

    @Option(names = "--in", paramLabel = "FILE", required = true, description = "The program; - for standard input.")
    private String input;

    @Option(names = "--out", paramLabel = "PNG", required = true, description = "The picture to write.")
    private Path output;

    @Option(
            names = "--isolated",
            description = "Runs the renderer of SVG in a sandbox too, as for a drawing that is out to hurt; slower.")
    private boolean isolated;

    @Mixin
    private RenderSettings settings;

    @Mixin
    private CacheOption cache;

    public RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DrawingProgram program = DrawingProgram.of(language, read());
        Rendering rendering;
        try (CodeRenderer renderer = cache.around(open())) {
            rendering = renderer.render(program, settings.options(terminal.cancellation()));
        }
        if (rendering.image() != null) {
            ImageFiles.writePng(rendering.image(), output);
        }
        if (settings.json()) {
            terminal.out().println(RenderingJson.line(null, rendering));
        } else {
            new RenderingText(terminal).print(rendering.image() == null ? input : output.toString(), rendering);
        }
        return rendering.isOk() ? ExitCodes.OK : ExitCodes.FAILURE;
    }

    /** Every other language is isolated as it is. */
    private CodeRenderer open() {
        if (!isolated || !language.equals(DrawingLanguage.SVG)) {
            return CodeRenderers.open(language);
        }
        CodeRendererProvider provider = new IsolatedSvgProvider();
        Availability availability = provider.availability();
        if (!availability.usable()) {
            throw new InvalidInputException(
                    "--isolated cannot be had here: " + availability.reason() + "; " + availability.remedy());
        }
        return provider.create();
    }

    private byte[] read() {
        try {
            return input.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(input));
        } catch (IOException e) {
            throw new InvalidInputException("cannot read program " + input + ": " + Programs.describe(e), e);
        }
    }
}
