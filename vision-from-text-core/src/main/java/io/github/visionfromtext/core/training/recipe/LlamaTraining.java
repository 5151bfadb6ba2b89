package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.core.tokenizer.training.BpeEncoder;
import io.github.visionfromtext.core.tokenizer.training.BpeTrainer;
import io.github.visionfromtext.core.tokenizer.training.BpeVocabulary;
import io.github.visionfromtext.core.training.Evaluation;
import io.github.visionfromtext.core.training.InitialWeights;
import io.github.visionfromtext.core.training.MicroBatches;
import io.github.visionfromtext.core.training.SavePolicy;
import io.github.visionfromtext.core.training.Seeds;
import io.github.visionfromtext.core.training.Trainer;
import io.github.visionfromtext.core.training.TrainingReport;
import io.github.visionfromtext.core.training.data.TextFolder;
import io.github.visionfromtext.core.training.data.TokenStream;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes a language model of text alone: learns a byte-level vocabulary, then predicts the next token. Run again after an
 * interruption, it goes on where it was.
 */
public final class LlamaTraining {
    private static final String END_OF_TEXT = "<|endoftext|>";
    private static final int END_OF_TEXT_ID = 0;
    private static final int EVALUATION_BATCH = 8;

    private final Backend backend;
    private final LlamaTrainingSettings settings;
    private final GraphModule graph;

    public LlamaTraining(Backend backend, LlamaTrainingSettings settings) {
        this.backend = backend;
        this.settings = settings;
        this.graph = LlamaTrainingGraph.build(settings.model());
    }

    /**
     * Trains and writes model and tokenizer; also writes the model and measures twenty times on the way.
     *
     * @return how training went; its score is {@code bits-per-byte} on the text held out
     * @throws io.github.visionfromtext.InvalidInputException if the text cannot be read or is too short
     * @throws io.github.visionfromtext.CancelledException if cancelled, after saving
     * @throws io.github.visionfromtext.VisionFromTextException as {@link Trainer#train}
     */
    public TrainingReport run(ProgressListener progress, CancellationToken cancellation) {
        TextFolder text = TextFolder.read(settings.text());
        progress.progress("vocabulary", 0, 1, "");
        BpeVocabulary vocabulary =
                BpeTrainer.train(text.training(), settings.model().vocabularySize(), List.of(END_OF_TEXT));
        ModelFolder.create(settings.output());
        vocabulary.writeTokenizerJson(settings.output().resolve("tokenizer.json"));
        progress.progress("vocabulary", 1, 1, "");

        BpeEncoder encoder = new BpeEncoder(vocabulary);
        TokenStream training = TokenStream.of(text.training(), encoder::encode, END_OF_TEXT_ID);
        TokenStream heldOut = TokenStream.of(text.heldOut(), encoder::encode, END_OF_TEXT_ID);
        WeightSource start = InitialWeights.draw(graph, settings.seed(), new LlamaInitialisation(settings.model()));
        PhaseRunner runner = new PhaseRunner(
                "train",
                graph,
                LlamaTrainingGraph.LOSS,
                LlamaTrainingGraph.LOSS,
                graph.weights().keySet());
        return runner.run(
                        backend,
                        settings.format(),
                        start,
                        trainer(training, heldOut, start),
                        batches(training),
                        progress,
                        cancellation)
                .report();
    }

    private MicroBatches batches(TokenStream stream) {
        return (seed, step, micro) ->
                stream.windows(Seeds.random(seed, step, micro), settings.phase().batch(), settings.window());
    }

    private Trainer trainer(TokenStream training, TokenStream heldOut, WeightSource start) {
        Evaluation evaluation = (session, step) -> {
            WeightSource weights = PhaseRunner.weights(session, start);
            ModelFolder.write(settings.output(), HuggingFaceConfigs.of(settings.model(), END_OF_TEXT_ID), weights);
            try (Session reading = session.openSession(Map.of())) {
                return Map.of("bits-per-byte", bitsPerByte(reading, heldOut));
            }
        };
        return Trainer.of(settings.phase().trainer(settings.seed()), provenance(training))
                .saving(SavePolicy.in(settings.output().resolve("training")))
                .evaluating(evaluation, settings.phase().evaluateEvery());
    }

    private Provenance provenance(TokenStream training) {
        return Provenance.EMPTY
                .with("model", settings.model())
                .with("window", settings.window())
                .with("batch", settings.phase().batch())
                .with("text.tokens", training.size())
                .with("text.bytes", training.bytes())
                .with("format", settings.format());
    }

    /** Cross-entropy over windows without overlap, in bits, spread over the bytes of the text. */
    private double bitsPerByte(Session session, TokenStream text) {
        int windows = text.windowCount(settings.window());
        double nats = 0;
        for (int first = 0; first < windows; first += EVALUATION_BATCH) {
            int count = Math.min(EVALUATION_BATCH, windows - first);
            Map<String, Tensor> outputs =
                    session.run(LlamaTrainingGraph.LOSS, text.window(first, count, settings.window()));
            nats += count
                    * Objects.requireNonNull(outputs.get(LlamaTrainingGraph.LOSS))
                            .doubles()[0];
        }
        return nats / windows * text.size() / text.bytes() / Math.log(2);
    }
}
