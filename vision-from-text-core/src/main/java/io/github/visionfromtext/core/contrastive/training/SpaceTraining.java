package io.github.visionfromtext.core.contrastive.training;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.contrastive.ClipFolder;
import io.github.visionfromtext.core.contrastive.ClipSpace;
import io.github.visionfromtext.core.contrastive.ClipTexts;
import io.github.visionfromtext.core.contrastive.Retrieval;
import io.github.visionfromtext.core.model.mae.MaeConfigReader;
import io.github.visionfromtext.core.tokenizer.Tokenizer;
import io.github.visionfromtext.core.tokenizer.Tokenizers;
import io.github.visionfromtext.core.tokenizer.training.BpeTrainer;
import io.github.visionfromtext.core.tokenizer.training.BpeVocabulary;
import io.github.visionfromtext.core.training.Evaluation;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.core.training.MicroBatches;
import io.github.visionfromtext.core.training.SavePolicy;
import io.github.visionfromtext.core.training.Seeds;
import io.github.visionfromtext.core.training.Trainer;
import io.github.visionfromtext.core.training.TrainingReport;
import io.github.visionfromtext.core.training.TrainingSaveException;
import io.github.visionfromtext.core.training.data.CropSettings;
import io.github.visionfromtext.core.training.data.Crops;
import io.github.visionfromtext.core.training.data.PhotoFolder;
import io.github.visionfromtext.core.training.recipe.Phase;
import io.github.visionfromtext.core.training.recipe.PhaseRunner;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes a contrastive space in three phases: the text tower learns words from a sentence encoder; then both towers learn
 * which picture belongs to which caption, by half the patches of each picture; then by all of them. Run again after an
 * interruption, it goes on where it was.
 */
public final class SpaceTraining {
    private static final int PHOTO_SIDE = 128;
    private static final int VOCABULARY_PAIRS = 4000;
    private static final String TOKENIZER = "tokenizer.json";

    /** Begin and end of a text: ids 0 and 1. */
    private static final List<String> MARKS = List.of("<|startoftext|>", "<|endoftext|>");

    private final Backend backend;
    private final SpaceTrainingSettings settings;

    public SpaceTraining(Backend backend, SpaceTrainingSettings settings) {
        this.backend = backend;
        this.settings = settings;
    }

    /**
     * Trains and writes the model as a HuggingFace folder; the phases of pairs also write it and measure eight times on their way.
     *
     * @return how the last phase went; its scores are those of {@link Retrieval} on the cut-outs of the split {@code valid},
     *     each alone on white
     * @throws io.github.visionfromtext.InvalidInputException if the data cannot be read
     * @throws io.github.visionfromtext.CancelledException if cancelled, after saving
     * @throws io.github.visionfromtext.VisionFromTextException as {@link Trainer#train}
     */
    public TrainingReport run(ProgressListener progress, CancellationToken cancellation) {
        CutoutFolder cutouts = CutoutFolder.read(settings.cutouts(), "train", progress, cancellation);
        CutoutFolder heldOut = CutoutFolder.read(settings.cutouts(), "valid", progress, cancellation);
        PhotoFolder photos = PhotoFolder.read(settings.photos(), PHOTO_SIDE, progress, cancellation);
        Sentences sentences = Sentences.read(settings.sentences());
        int size = settings.model().vision().imageSize();
        PairComposer composer = new PairComposer(cutouts, new Crops(photos, CropSettings.training(size)));
        progress.progress("vocabulary", 0, 1, "");
        writeVocabulary(cutouts, sentences, composer);
        progress.progress("vocabulary", 1, 1, "");
        try (Tokenizer tokenizer = Tokenizers.open(settings.output().resolve(TOKENIZER))) {
            ClipTexts texts = new ClipTexts(tokenizer, settings.model().text());
            SpaceBatches batches = new SpaceBatches(sentences, composer, texts, settings.preprocessing());
            Provenance data =
                    cutouts.provenance().withAll("", photos.provenance()).withAll("", sentences.provenance());
            return new Run(sentences.dimension(), data, heldOut, progress, cancellation).train(batches);
        }
    }

    /** The phases, one after the other, on one graph. */
    private final class Run {
        private final GraphModule graph;
        private final Provenance data;
        private final CutoutFolder heldOut;
        private final ProgressListener progress;
        private final CancellationToken cancellation;
        private final List<Phase> earlier = new ArrayList<>();

        Run(
                int teacherSize,
                Provenance data,
                CutoutFolder heldOut,
                ProgressListener progress,
                CancellationToken cancellation) {
            this.graph = SpaceTrainingGraph.build(settings.model(), teacherSize);
            this.data = data;
            this.heldOut = heldOut;
            this.progress = progress;
            this.cancellation = cancellation;
        }

        TrainingReport train(SpaceBatches batches) {
            int patches = settings.model().vision().tokens() - 1;
            Phase words = settings.words();
            Phase pairs = settings.pairs();
            Phase tuning = settings.tuning();
            WeightSource weights = start();
            weights = phase("words", SpaceTrainingGraph.WORDS, words, weights, batches.words(words.batch()))
                    .weights();
            MicroBatches halves = batches.pairs(pairs.batch(), patches, (patches + 1) / 2);
            weights = phase("pairs", SpaceTrainingGraph.PAIRS, pairs, weights, halves)
                    .weights();
            MicroBatches wholes = batches.pairs(tuning.batch(), patches, patches);
            return phase("tuning", SpaceTrainingGraph.PAIRS, tuning, weights, wholes)
                    .report();
        }

        private WeightSource start() {
            WeightSource drawn = InitialWeights.draw(graph, settings.seed(), new SpaceInitialisation(settings.model()));
            Path folder = settings.autoencoder();
            if (folder == null) {
                return drawn;
            }
            try (Checkpoint mae = Checkpoints.open(folder)) {
                return MaeStart.weights(
                                MaeConfigReader.read(mae.config()),
                                mae.weights(),
                                settings.model().vision())
                        .or(drawn);
            }
        }

        private PhaseRunner.Result phase(
                String name, String function, Phase phase, WeightSource start, MicroBatches batches) {
            Set<String> trainable = new HashSet<>(graph.weights().keySet());
            boolean words = function.equals(SpaceTrainingGraph.WORDS);
            if (words) {
                trainable.removeIf(weight -> !weight.startsWith("text_") && !weight.equals(SpaceTrainingGraph.TEACHER));
            }
            PhaseRunner runner = new PhaseRunner(name, graph, function, SpaceTrainingGraph.LOSS, trainable);
            Evaluation evaluation = (session, step) -> evaluate(PhaseRunner.weights(session, start));
            Trainer trainer = Trainer.of(phase.trainer(settings.seed()), provenance(name, phase))
                    .saving(SavePolicy.in(settings.output().resolve("training").resolve(name)))
                    .evaluating(evaluation, words ? phase.steps() : Math.max(1, phase.steps() / 8));
            earlier.add(phase);
            return runner.run(backend, settings.format(), start, trainer, batches, progress, cancellation);
        }

        private Provenance provenance(String name, Phase phase) {
            return data.with("model", settings.model())
                    .with("phase", name)
                    .with("batch", phase.batch())
                    .with("earlier", List.copyOf(earlier))
                    .with("start", settings.autoencoder() == null ? "random" : "autoencoder")
                    .with("format", settings.format());
        }

        /** Writes the model, and measures what was written. */
        private Map<String, Double> evaluate(WeightSource weights) {
            Map<String, Tensor> model = new LinkedHashMap<>();
            for (String name : graph.weights().keySet()) {
                if (!name.equals(SpaceTrainingGraph.TEACHER)) {
                    model.put(name, weights.get(name).toTensor());
                }
            }
            ClipFolder.write(
                    settings.output(),
                    settings.model(),
                    settings.preprocessing(),
                    WeightSource.of("contrastive space", model));
            try (ClipSpace space = ClipSpace.open(settings.output(), backend, WeightFormat.FLOAT32)) {
                return Retrieval.measure(space, heldOut.onWhite(), heldOut.captions(), cancellation)
                        .scores();
            }
        }
    }

    /** Learned from all that is said in training, as the tokenizer will see it: in lower case, a space in front. */
    private void writeVocabulary(CutoutFolder cutouts, Sentences sentences, PairComposer composer) {
        List<String> said = new ArrayList<>(sentences.texts());
        said.addAll(cutouts.words());
        for (int i = 0; i < VOCABULARY_PAIRS; i++) {
            said.add(composer.draw(Seeds.random(settings.seed(), -1, i)).caption());
        }
        List<String> passages =
                said.stream().map(text -> " " + text.toLowerCase(Locale.ROOT)).toList();
        BpeVocabulary vocabulary =
                BpeTrainer.train(passages, settings.model().text().vocabularySize(), MARKS);
        try {
            Files.createDirectories(settings.output());
        } catch (IOException e) {
            throw new TrainingSaveException("Cannot create the folder " + settings.output() + ": " + e, e);
        }
        vocabulary.writeClipTokenizerJson(settings.output().resolve(TOKENIZER));
    }
}
