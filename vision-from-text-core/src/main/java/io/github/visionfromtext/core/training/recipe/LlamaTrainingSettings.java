package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.RotaryConfig;
import java.nio.file.Path;

/**
 * What {@link LlamaTraining} makes of which text. Immutable.
 *
 * @param text folder of {@code .txt} files to learn from; some of it is held out to measure on
 * @param output folder the model is written to; what resuming needs lies in {@code training} in it
 * @param model shape of the model; its vocabulary is the tokenizer's
 * @param window tokens a training example is long
 * @param phase how long and how fast it learns
 * @param format number format of matrix products; the weights themselves are trained in FLOAT32
 * @param seed of everything random
 */
public record LlamaTrainingSettings(
        Path text, Path output, LlamaConfig model, int window, Phase phase, WeightFormat format, long seed) {
    /**
     * The embedded model: 256 wide, 6 layers, 4 query heads that share 2 key and value heads, a vocabulary of 2,048, 5.2
     * million weights.
     */
    public static final LlamaConfig MINI =
            new LlamaConfig(2048, 256, 768, 6, 4, 2, 64, 1e-5, RotaryConfig.plain(10_000), false, false, true, 1024);

    /** The recipe of the embedded model. */
    public static LlamaTrainingSettings of(Path text, Path output) {
        return new LlamaTrainingSettings(text, output, MINI, 256, new Phase(1200, 16, 3e-3), WeightFormat.BFLOAT16, 0);
    }

    public LlamaTrainingSettings withModel(LlamaConfig newModel) {
        return new LlamaTrainingSettings(text, output, newModel, window, phase, format, seed);
    }

    public LlamaTrainingSettings withPhase(Phase newPhase, int newWindow) {
        return new LlamaTrainingSettings(text, output, model, newWindow, newPhase, format, seed);
    }

    public LlamaTrainingSettings withFormat(WeightFormat newFormat) {
        return new LlamaTrainingSettings(text, output, model, window, phase, newFormat, seed);
    }

    public LlamaTrainingSettings withSeed(long newSeed) {
        return new LlamaTrainingSettings(text, output, model, window, phase, format, newSeed);
    }
}
