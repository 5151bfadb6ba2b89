package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.contrastive.ClipSpace;
import io.github.visionfromtext.core.pretrained.PretrainedModels;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import io.github.visionfromtext.examples.option.BackendSelection;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --judge}: the contrastive space that says how well pictures show their captions. */
final class JudgeChoice {
    private static final String MINI = "mini";
    private static final String CLIP = "clip:";

    /** Ranks are decided by small differences. */
    private static final WeightFormat FORMAT = WeightFormat.FLOAT32;

    @Option(
            names = "--judge",
            paramLabel = "SPACE",
            description = "Scores how well pictures show what was asked for: mini, the small space that comes"
                    + " with the library, or clip:DIR, a CLIP in a Hugging Face folder (default: nobody judges).")
    private @Nullable String judge;

    /** Whether anybody is to judge. */
    boolean isChosen() {
        return judge != null;
    }

    /**
     * Opens the space for as long as some work takes. Call it only if a judge was chosen.
     *
     * @throws InvalidInputException if what was chosen is no judge
     */
    <R> R with(BackendSelection selection, Function<ContrastiveEmbeddingSpace, R> work) {
        Path folder = folder();
        try (Backend backend = selection.open(FORMAT);
                ContrastiveEmbeddingSpace space = ClipSpace.open(folder, backend, FORMAT)) {
            return work.apply(space);
        }
    }

    private Path folder() {
        if (MINI.equals(judge)) {
            return PretrainedModels.get().folder(PretrainedModels.MINI_SPACE);
        }
        if (judge == null || !judge.startsWith(CLIP)) {
            throw new InvalidInputException("--judge " + judge + ": expected mini or clip:DIR");
        }
        return Path.of(judge.substring(CLIP.length()));
    }
}
