package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.core.training.Evaluation;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.core.training.MicroBatches;
import io.github.visionfromtext.core.training.SavePolicy;
import io.github.visionfromtext.core.training.Trainer;
import io.github.visionfromtext.core.training.TrainingReport;
import io.github.visionfromtext.core.training.data.CropSettings;
import io.github.visionfromtext.core.training.data.Crops;
import io.github.visionfromtext.core.training.data.PhotoFolder;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.WeightSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a masked autoencoder of photographs in two phases: masked pre-training (He et al. 2021), then tuning for
 * reconstruction with nothing masked (LM4LV tunes the decoder alone; here the encoder learns too, which keeps more detail).
 * Run again after an interruption, it goes on where it was.
 */
public final class MaeTraining {
    /** Photographs are shrunk to this shorter side in pixels, so that the scale of crops means the same for all. */
    private static final int SHORTER_SIDE = 320;

    private static final int VALIDATION_CROPS = 256;
    private static final double LEAST_HIDDEN = 0.5;
    private static final double MOST_HIDDEN = 0.75;

    private final Backend backend;
    private final MaeTrainingSettings settings;
    private final GraphModule graph;

    public MaeTraining(Backend backend, MaeTrainingSettings settings) {
        this.backend = backend;
        this.settings = settings;
        this.graph = MaeTrainingGraph.build(settings.model(), settings.loss());
    }

    /**
     * Trains and writes the model; both phases also write it and measure twenty times on their way.
     *
     * @return how tuning went; its score is {@code psnr}, the mean over 256 crops of the validation photographs at full size
     * @throws io.github.visionfromtext.InvalidInputException if a folder of photographs cannot be read
     * @throws io.github.visionfromtext.CancelledException if cancelled, after saving
     * @throws io.github.visionfromtext.VisionFromTextException as {@link Trainer#train}
     */
    public TrainingReport run(ProgressListener progress, CancellationToken cancellation) {
        Crops crops = new Crops(read(settings.photos(), progress, cancellation), settings.crops());
        Evaluation evaluation = evaluation(progress, cancellation);
        WeightSource drawn = InitialWeights.draw(graph, settings.seed(), new MaeInitialisation(settings.model()));
        WeightSource pretrained = pretrain(drawn, crops, evaluation, progress, cancellation);
        return tune(pretrained, crops, evaluation, progress, cancellation);
    }

    private WeightSource pretrain(
            WeightSource start,
            Crops crops,
            Evaluation evaluation,
            ProgressListener progress,
            CancellationToken cancellation) {
        Phase phase = settings.pretraining();
        MicroBatches batches =
                MaeBatches.masked(crops, phase.batch(), settings.model().patches(), LEAST_HIDDEN, MOST_HIDDEN);
        PhaseRunner runner = runner("pretrain", MaeTrainingGraph.PRETRAIN, Set.of());
        Trainer trainer = trainer(runner, phase, crops, start, evaluation);
        return runner.run(backend, settings.format(), start, trainer, batches, progress, cancellation)
                .weights();
    }

    private TrainingReport tune(
            WeightSource start,
            Crops crops,
            Evaluation evaluation,
            ProgressListener progress,
            CancellationToken cancellation) {
        Phase phase = settings.tuning();
        MicroBatches batches = MaeBatches.whole(crops, phase.batch());
        PhaseRunner runner = runner("tune", MaeTrainingGraph.RECONSTRUCT, Set.of("decoder.mask_token"));
        Trainer trainer = trainer(runner, phase, crops, start, evaluation);
        return runner.run(backend, settings.format(), start, trainer, batches, progress, cancellation)
                .report();
    }

    private PhaseRunner runner(String name, String function, Set<String> frozen) {
        Set<String> trainable = graph.weights().keySet().stream()
                .filter(weight -> !MaeInitialisation.isPosition(weight) && !frozen.contains(weight))
                .collect(Collectors.toSet());
        return new PhaseRunner(name, graph, function, MaeTrainingGraph.LOSS, trainable);
    }

    private Trainer trainer(PhaseRunner runner, Phase phase, Crops crops, WeightSource start, Evaluation evaluation) {
        Evaluation exporting = (session, step) -> {
            WeightSource weights = PhaseRunner.weights(session, start);
            ModelFolder.write(settings.output(), HuggingFaceConfigs.of(settings.model()), weights);
            return evaluation.evaluate(session, step);
        };
        Path saves = settings.output().resolve("training").resolve(runner.name());
        return Trainer.of(phase.trainer(settings.seed()), provenance(runner, phase, crops))
                .saving(SavePolicy.in(saves))
                .evaluating(exporting, phase.evaluateEvery());
    }

    private Provenance provenance(PhaseRunner runner, Phase phase, Crops crops) {
        return settings.crops()
                .provenance()
                .withAll("", crops.photos().provenance())
                .with("model", settings.model())
                .with("phase", runner.name())
                .with("batch", phase.batch())
                .with("pretraining", settings.pretraining())
                .with("loss", settings.loss())
                .with("format", settings.format());
    }

    private Evaluation evaluation(ProgressListener progress, CancellationToken cancellation) {
        Path folder = settings.validation();
        if (folder == null) {
            return Evaluation.NONE;
        }
        CropSettings fullSize = CropSettings.fullSize(settings.model().imageSize());
        Image[] images = new Crops(read(folder, progress, cancellation), fullSize).fixed(VALIDATION_CROPS);
        return (training, step) -> {
            try (Session session = training.openSession(Map.of())) {
                return Map.of("psnr", MaeReconstruction.meanPsnr(session, images));
            }
        };
    }

    private static PhotoFolder read(Path folder, ProgressListener progress, CancellationToken cancellation) {
        return PhotoFolder.read(folder, SHORTER_SIDE, progress, cancellation);
    }
}
