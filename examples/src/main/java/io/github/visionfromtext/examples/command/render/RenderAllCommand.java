package io.github.visionfromtext.examples.command.render;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.examples.option.CacheOption;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.examples.terminal.Terminal;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vft render-all}. */
@Command(
        name = "render-all",
        description = {
            "Renders every drawing program of a folder; cat.svg becomes cat.svg.png.",
            "Takes .svg, .pde, .py (turtle if it says so, else Matplotlib), .tex and .tikz. Ends with 0 if all drew"
                    + " something."
        },
        footerHeading = "%nExamples:%n",
        footer = "  vft render-all drawings --out pictures")
public final class RenderAllCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "The folder of programs.")
    private Path folder;

    @Option(names = "--out", paramLabel = "DIR", description = "Where pictures go (default: beside the programs).")
    private @Nullable Path output;

    @Mixin
    private RenderSettings settings;

    @Mixin
    private CacheOption cache;

    public RenderAllCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Map<RenderStatus, Integer> counts = new EnumMap<>(RenderStatus.class);
        Map<DrawingLanguage, CodeRenderer> renderers = new HashMap<>();
        Path target = output == null ? folder : Files.createDirectories(output);
        try {
            for (Path file : files()) {
                terminal.cancellation().throwIfCancelled("rendering");
                byte[] source = Files.readAllBytes(file);
                Optional<DrawingLanguage> language =
                        Programs.language(file, new String(source, StandardCharsets.UTF_8));
                if (language.isPresent()) {
                    CodeRenderer renderer =
                            renderers.computeIfAbsent(language.get(), name -> cache.around(CodeRenderers.open(name)));
                    Rendering rendering = render(renderer, language.get(), source, file, target);
                    counts.merge(rendering.status(), 1, Integer::sum);
                }
            }
        } finally {
            renderers.values().forEach(CodeRenderer::close);
        }
        if (counts.isEmpty()) {
            throw new InvalidInputException(
                    "no drawing program in " + folder + ": expected files that end in .svg, .pde, .py, .tex or .tikz");
        }
        if (!settings.json()) {
            terminal.out().println(counts);
        }
        return counts.keySet().equals(Set.of(RenderStatus.OK)) ? ExitCodes.OK : ExitCodes.FAILURE;
    }

    private Rendering render(CodeRenderer renderer, DrawingLanguage language, byte[] source, Path file, Path target)
            throws IOException {
        Rendering rendering =
                renderer.render(DrawingProgram.of(language, source), settings.options(terminal.cancellation()));
        if (rendering.image() != null) {
            ImageFiles.writePng(rendering.image(), target.resolve(file.getFileName() + ".png"));
        }
        if (settings.json()) {
            terminal.out().println(RenderingJson.line(file.getFileName().toString(), rendering));
        } else {
            new RenderingText(terminal).print(file.getFileName().toString(), rendering);
        }
        return rendering;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read folder " + folder + ": " + Programs.describe(e), e);
        }
    }
}
