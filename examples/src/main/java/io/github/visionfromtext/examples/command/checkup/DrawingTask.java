package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.examples.command.render.LanguageConverter;
import io.github.visionfromtext.examples.option.CacheOption;
import io.github.visionfromtext.examples.option.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What drawing and correcting have in common: who draws what in which language, who judges, and where it all goes. */
final class DrawingTask {
    @Mixin
    private ModelChoice model;

    @Option(
            names = "--language",
            required = true,
            paramLabel = "L",
            converter = LanguageConverter.class,
            description = "What the programs are written in; vft doctor lists what can be rendered here.")
    private DrawingLanguage language;

    @Mixin
    private Concepts concepts;

    @Mixin
    private JudgeChoice judge;

    @Mixin
    private CacheOption cache;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where everything goes.")
    private Path output;

    ModelChoice model() {
        return model;
    }

    DrawingLanguage language() {
        return language;
    }

    Concepts concepts() {
        return concepts;
    }

    JudgeChoice judge() {
        return judge;
    }

    /** The folder to write into, created if need be. */
    Path createFolder() throws IOException {
        return Files.createDirectories(OutputFolder.check(output));
    }

    /** Opens what renders the language. */
    CodeRenderer openRenderer() {
        return cache.around(CodeRenderers.open(language));
    }
}
