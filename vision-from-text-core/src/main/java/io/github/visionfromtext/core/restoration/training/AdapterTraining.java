package io.github.visionfromtext.core.restoration.training;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.LoadedModule;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.backend.TrainingOptions;
import io.github.visionfromtext.backend.TrainingSession;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.restoration.AdapterSpec;
import io.github.visionfromtext.core.restoration.Conversation;
import io.github.visionfromtext.core.restoration.ImageTokenizer;
import io.github.visionfromtext.core.restoration.LlmRestorer;
import io.github.visionfromtext.core.restoration.RestorationGraph;
import io.github.visionfromtext.core.restoration.RestorationModel;
import io.github.visionfromtext.core.restoration.degradation.Degradation;
import io.github.visionfromtext.core.restoration.degradation.Degradations;
import io.github.visionfromtext.core.training.SavePolicy;
import io.github.visionfromtext.core.training.Seeds;
import io.github.visionfromtext.core.training.Trainer;
import io.github.visionfromtext.core.training.TrainingReport;
import io.github.visionfromtext.core.training.data.Crops;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Trains an adapter for one frozen language model, one frozen autoencoder and one task (sheet 1.6, 1.10). Language model and
 * autoencoder never change; noise is drawn afresh for every crop.
 */
public final class AdapterTraining {
    private static final long CALIBRATION = 1;
    private static final long INITIALISATION = 2;
    private static final long STEPS = 3;

    private final Backend backend;
    private final AdapterRecipe recipe;
    private final Frozen frozen;
    private final TokenPairs pairs;
    private final Provenance data;

    /**
     * What is not trained.
     *
     * @param languageModel the language model
     * @param format how its weights are kept while training
     * @param conversation text around the images, tokenized for it
     * @param autoencoder the autoencoder
     * @param tokenizer the same autoencoder, loaded
     */
    public record Frozen(
            RestorationModel.LanguageModel languageModel,
            WeightFormat format,
            Conversation conversation,
            RestorationModel.Autoencoder autoencoder,
            ImageTokenizer tokenizer) {}

    public AdapterTraining(Backend backend, AdapterRecipe recipe, Frozen frozen, Crops crops) {
        this.backend = backend;
        this.recipe = recipe;
        this.frozen = frozen;
        Degradation degradation = Degradations.byName(recipe.task());
        this.pairs = new TokenPairs(crops, degradation, frozen.tokenizer());
        this.data = crops.photos().provenance();
    }

    /**
     * The adapter before and after.
     *
     * @param spec what is known about it
     * @param weights every weight of the adapter by name, trained
     * @param linearOnly the closed-form control: what the best linear map of each token does, without a language model
     * @param report of the trainer
     */
    public record Trained(
            AdapterSpec spec, Map<String, Tensor> weights, LinearControl linearOnly, TrainingReport report) {}

    /**
     * Trains to the last step, from the newest save if there is one.
     *
     * @param evaluation is called as the trainer's is, with the adapter's weights so far in the session
     * @throws io.github.visionfromtext.CancelledException if cancelled, after saving
     */
    public Trained run(
            SavePolicy saves,
            AdapterEvaluation evaluation,
            long evaluateEvery,
            ProgressListener progress,
            CancellationToken cancellation) {
        Calibration calibration = calibrate(progress, cancellation);
        Map<String, Tensor> initial = AdapterInitialisation.weights(
                recipe.adapter(),
                calibration.statistics(),
                calibration.fit(),
                Seeds.random(recipe.trainer().seed(), INITIALISATION));
        RestorationGraph.Built graph = RestorationGraph.forTraining(
                frozen.languageModel().config(),
                recipe.adapter(),
                frozen.autoencoder().config(),
                recipe.loss());
        WeightSource weights = WeightSource.of("new adapter", initial)
                .or(frozen.languageModel().weights())
                .or(frozen.autoencoder().weights());
        Trainer trainer = Trainer.of(recipe.trainer(), recipe.provenance().withAll("", data))
                .saving(saves)
                .evaluating(
                        (session, step) -> evaluation.evaluate(session, frozen.tokenizer(), frozen.conversation()),
                        evaluateEvery);
        try (LoadedModule module = backend.load(graph.module(), weights, frozen.format());
                TrainingSession session = module.openTraining(new TrainingOptions(trainable(graph), matrices(graph)));
                Session drafts = session.openSession(frozen.conversation()
                        .sessionLengths(recipe.batch(), recipe.adapter().visualTokens()))) {
            TrainingReport report = trainer.train(
                    session,
                    RestorationGraph.LOSS,
                    RestorationGraph.LOSS,
                    (seed, step, micro) -> inputs(pairs.draw(recipe.batch(), seed, STEPS, step, micro), drafts),
                    progress,
                    cancellation);
            Map<String, Tensor> trained = new LinkedHashMap<>(initial);
            trained.putAll(session.parameters());
            return new Trained(spec(), trained, calibration.control(), report);
        }
    }

    private AdapterSpec spec() {
        return AdapterSpec.of(
                recipe.task(), recipe.adapter(), frozen.conversation(), frozen.languageModel(), frozen.autoencoder());
    }

    private Set<String> trainable(RestorationGraph.Built graph) {
        return graph.trainable().stream().filter(recipe.control()::trains).collect(Collectors.toSet());
    }

    private Set<String> matrices(RestorationGraph.Built graph) {
        return trainable(graph).stream()
                .filter(name -> name.endsWith(".weight"))
                .collect(Collectors.toSet());
    }

    private Map<String, Tensor> inputs(TokenPairs.Batch batch, Session drafts) {
        Map<String, Tensor> inputs = new LinkedHashMap<>(frozen.conversation().trainingInputs());
        inputs.put("degraded", batch.degraded());
        inputs.put("target", batch.target());
        inputs.put(
                "tokens",
                switch (recipe.feeding()) {
                    case TRUE_TOKENS -> batch.target();
                    case OWN_TOKENS -> LlmRestorer.draft(drafts, frozen.conversation(), batch.degraded());
                });
        if (recipe.loss().pixels() > 0) {
            inputs.put("rgb", batch.targetRgb());
        }
        if (recipe.loss().pixels() > 0 && recipe.adapter().detail()) {
            inputs.put("degradedRgb", batch.degradedRgb());
        }
        return inputs;
    }

    /** Statistics of clean features, and the linear fit on the scale the adapter works on. */
    private record Calibration(FeatureStatistics statistics, LinearFit.Solution fit, LinearControl control) {}

    private Calibration calibrate(ProgressListener progress, CancellationToken cancellation) {
        FeatureStatistics statistics = new FeatureStatistics(recipe.adapter().features());
        eachCalibrationBatch(batch -> statistics.add(batch.target()), progress, cancellation);
        Standardiser standardiser = recipe.adapter().standardised()
                ? new Standardiser(
                        statistics.mean().floats(), statistics.deviation().floats())
                : Standardiser.none(recipe.adapter().features());
        LinearFit fit = new LinearFit(recipe.adapter().features());
        eachCalibrationBatch(
                batch -> fit.add(standardiser.apply(batch.degraded()), standardiser.apply(batch.target())),
                progress,
                cancellation);
        LinearFit.Solution solution = fit.solve(1e-4);
        return new Calibration(statistics, solution, new LinearControl(standardiser, solution));
    }

    private void eachCalibrationBatch(
            java.util.function.Consumer<TokenPairs.Batch> consumer,
            ProgressListener progress,
            CancellationToken cancellation) {
        for (int done = 0; done < recipe.calibrationCrops(); done += recipe.batch()) {
            cancellation.throwIfCancelled("Calibrating the adapter");
            consumer.accept(pairs.draw(recipe.batch(), recipe.trainer().seed(), CALIBRATION, done));
            int drawn = Math.min(recipe.calibrationCrops(), done + recipe.batch());
            progress.progress("calibrate", drawn, recipe.calibrationCrops(), "");
        }
    }
}
