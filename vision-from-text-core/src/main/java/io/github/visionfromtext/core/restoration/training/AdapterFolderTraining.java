package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.core.restoration.AdapterConfig;
import io.github.visionfromtext.core.restoration.AdapterFolder;
import io.github.visionfromtext.core.restoration.Conversation;
import io.github.visionfromtext.core.restoration.ConversationFormat;
import io.github.visionfromtext.core.restoration.LlmRestorer;
import io.github.visionfromtext.core.restoration.MaeTokenizer;
import io.github.visionfromtext.core.restoration.RestorationFiles;
import io.github.visionfromtext.core.restoration.RestorationModel;
import io.github.visionfromtext.core.restoration.degradation.Degradations;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport;
import io.github.visionfromtext.core.restoration.evaluation.Method;
import io.github.visionfromtext.core.restoration.evaluation.RestorationEvaluation;
import io.github.visionfromtext.core.restoration.evaluation.Sample;
import io.github.visionfromtext.core.tokenizer.SpecialTokens;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import io.github.visionfromtext.core.tokenizer.Tokenizers;
import io.github.visionfromtext.core.training.SavePolicy;
import io.github.visionfromtext.core.training.TrainingReport;
import io.github.visionfromtext.core.training.data.CropSettings;
import io.github.visionfromtext.core.training.data.Crops;
import io.github.visionfromtext.core.training.data.PhotoFolder;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.restoration.RestorationOptions;
import io.github.visionfromtext.tensor.WeightSource;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * {@link AdapterTraining} from files to a file: reads models and photographs, trains, writes the adapter, and scores it beside
 * its baselines. Run again after an interruption, it goes on where it was.
 */
public final class AdapterFolderTraining {
    /** Photographs are shrunk to this shorter side in pixels. */
    private static final int SHORTER_SIDE = 320;

    private static final int VALIDATION_CROPS = 256;
    private static final int BATCH = 16;

    private final Backend backend;
    private final AdapterTrainingSettings settings;

    public AdapterFolderTraining(Backend backend, AdapterTrainingSettings settings) {
        this.backend = backend;
        this.settings = settings;
    }

    /**
     * How it went.
     *
     * @param report of the trainer
     * @param scores over 256 crops of the validation photographs: degraded, MAE-r, the linear control, restored; empty
     *     without such photographs
     */
    public record Result(TrainingReport report, Optional<EvaluationReport> scores) {}

    /**
     * Trains, writes the adapter and scores it.
     *
     * @throws io.github.visionfromtext.InvalidInputException if photographs cannot be read
     * @throws io.github.visionfromtext.CheckpointException if a model cannot be read
     * @throws io.github.visionfromtext.CancelledException if cancelled, after saving
     */
    public Result run(ProgressListener progress, CancellationToken cancellation) {
        try (Checkpoint llama = Checkpoints.open(settings.languageModel());
                Checkpoint mae = Checkpoints.open(settings.autoencoder())) {
            RestorationModel.LanguageModel languageModel =
                    settings.control().replace(RestorationFiles.languageModel(llama), settings.seed());
            RestorationModel.Autoencoder autoencoder = RestorationFiles.autoencoder(mae);
            AdapterTraining.Trained trained =
                    train(languageModel, autoencoder, conversation(llama), progress, cancellation);
            AdapterFolder.write(
                    settings.output(),
                    trained.spec(),
                    WeightSource.of("trained adapter", trained.weights()),
                    FloatFormat.BF16);
            if (settings.validation() == null) {
                return new Result(trained.report(), Optional.empty());
            }
            RestorationModel model =
                    new RestorationModel(languageModel, autoencoder, AdapterFolder.read(settings.output()));
            EvaluationReport scores = score(model, settings.validation(), trained.linearOnly(), progress, cancellation);
            return new Result(trained.report(), Optional.of(scores));
        }
    }

    private AdapterTraining.Trained train(
            RestorationModel.LanguageModel languageModel,
            RestorationModel.Autoencoder autoencoder,
            Conversation conversation,
            ProgressListener progress,
            CancellationToken cancellation) {
        try (MaeTokenizer tokenizer = MaeTokenizer.load(
                backend,
                autoencoder.config(),
                autoencoder.weights(),
                WeightFormat.FLOAT32,
                backend.info().provenance())) {
            AdapterRecipe recipe =
                    settings.recipe(tokenizer.visualTokens(), tokenizer.features(), languageModel.config());
            AdapterTraining.Frozen frozen =
                    new AdapterTraining.Frozen(languageModel, settings.format(), conversation, autoencoder, tokenizer);
            Crops crops =
                    crops(settings.photos(), CropSettings.training(tokenizer.imageSize()), progress, cancellation);
            return new AdapterTraining(backend, recipe, frozen, crops)
                    .run(
                            SavePolicy.in(settings.output().resolve("training")),
                            AdapterEvaluation.NONE,
                            settings.phase().steps(),
                            progress,
                            cancellation);
        }
    }

    private static Conversation conversation(Checkpoint llama) {
        try (Tokenizer tokenizer = Tokenizers.of(llama)) {
            return ConversationFormat.DEFAULT.tokenize(
                    text -> tokenizer.encode(text, SpecialTokens.NONE),
                    tokenizer.beginOfText(),
                    AdapterConfig.TASK_TOKENS);
        }
    }

    private EvaluationReport score(
            RestorationModel model,
            Path photos,
            LinearControl linear,
            ProgressListener progress,
            CancellationToken cancellation) {
        try (LlmRestorer restorer = model.load(backend, settings.format())) {
            int side = restorer.tokenizer().imageSize();
            List<Image> clean = List.of(crops(photos, CropSettings.fullSize(side), progress, cancellation)
                    .fixed(VALIDATION_CROPS));
            List<Sample> samples = Sample.degrade(
                    Collections.nCopies(clean.size(), photos.toString()),
                    clean,
                    Degradations.byName(settings.task()),
                    settings.seed());
            RestorationOptions options = RestorationOptions.of(settings.task())
                    .withBatch(BATCH)
                    .withOverlap(0)
                    .with(cancellation);
            List<Method> methods = List.of(
                    Method.DEGRADED,
                    Method.autoencoder(restorer.tokenizer(), 0, BATCH),
                    Method.tokens("linear", restorer.tokenizer(), 0, BATCH, linear::restore),
                    Method.languageModel(restorer, options));
            return RestorationEvaluation.evaluate(settings.task(), samples, methods, progress, cancellation);
        }
    }

    private static Crops crops(
            Path folder, CropSettings crops, ProgressListener progress, CancellationToken cancellation) {
        return new Crops(PhotoFolder.read(folder, SHORTER_SIDE, progress, cancellation), crops);
    }
}
