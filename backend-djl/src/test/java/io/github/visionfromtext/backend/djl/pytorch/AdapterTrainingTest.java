package io.github.visionfromtext.backend.djl.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.restoration.AdapterConfig;
import io.github.visionfromtext.core.restoration.AdapterConfig.Skip;
import io.github.visionfromtext.core.restoration.LlmRestorer;
import io.github.visionfromtext.core.restoration.RestorationGraph;
import io.github.visionfromtext.core.restoration.RestorationLoss;
import io.github.visionfromtext.core.restoration.RestorationModel;
import io.github.visionfromtext.core.restoration.training.AdapterEvaluation;
import io.github.visionfromtext.core.restoration.training.AdapterRecipe;
import io.github.visionfromtext.core.restoration.training.AdapterTraining;
import io.github.visionfromtext.core.restoration.training.AdapterTraining.Trained;
import io.github.visionfromtext.core.restoration.training.Control;
import io.github.visionfromtext.core.restoration.training.Feeding;
import io.github.visionfromtext.core.training.LearningRateSchedule;
import io.github.visionfromtext.core.training.SavePolicy;
import io.github.visionfromtext.core.training.SettingsChangedException;
import io.github.visionfromtext.core.training.TrainerSettings;
import io.github.visionfromtext.core.training.TrainingReport;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.restoration.RestorationOptions;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Adapters of tiny frozen models learn to remove noise from synthetic photographs. */
class AdapterTrainingTest {
    /** Below the least float, so that a step changes nothing: the adapter stays as it was initialised. */
    private static final double NO_LEARNING = 1e-60;

    private static final double LEARNING = 1e-2;
    private static final long STEPS = 12;

    private static FrozenModels models;
    private static Trained untrained;
    private static Trained trained;

    @TempDir
    Path folder;

    @BeforeAll
    static void train(@TempDir Path photos) throws IOException {
        models = new FrozenModels(photos);
        untrained = train(detailed(NO_LEARNING));
        trained = train(detailed(LEARNING));
    }

    @AfterAll
    static void close() {
        models.close();
    }

    private static AdapterConfig layers(Skip skip, boolean detail) {
        boolean ours = skip == Skip.LINEAR;
        return new AdapterConfig(
                FrozenModels.MAE.tokens(),
                FrozenModels.MAE.encoder().hiddenSize(),
                FrozenModels.CONVERSATION.taskTokens(),
                FrozenModels.LLAMA.hiddenSize(),
                ours ? FrozenModels.LLAMA.layers() : 1,
                ours,
                skip,
                ours,
                detail);
    }

    private static AdapterRecipe recipe(AdapterConfig layers, Control control, long steps, double learningRate) {
        boolean paper = layers.skip() == Skip.NONE;
        RestorationLoss loss = paper ? RestorationLoss.PAPER : RestorationLoss.PIXELS;
        Feeding feeding = paper ? Feeding.TRUE_TOKENS : Feeding.OWN_TOKENS;
        TrainerSettings trainer = TrainerSettings.of(steps, LearningRateSchedule.linear(learningRate, 0))
                .withAccumulation(2)
                .withSeed(3);
        return new AdapterRecipe("denoise", layers, loss, feeding, control, trainer, 4, 30);
    }

    private static AdapterRecipe detailed(double learningRate) {
        return recipe(layers(Skip.LINEAR, true), Control.NONE, STEPS, learningRate);
    }

    private static Trained train(AdapterRecipe recipe) {
        return train(recipe, SavePolicy.NONE, AdapterEvaluation.NONE, ProgressListener.NONE, new CancellationToken());
    }

    private static Trained train(
            AdapterRecipe recipe,
            SavePolicy saves,
            AdapterEvaluation evaluation,
            ProgressListener progress,
            CancellationToken cancellation) {
        return new AdapterTraining(models.backend, recipe, models.frozen(), models.crops)
                .run(saves, evaluation, STEPS / 3, progress, cancellation);
    }

    private static LlmRestorer restorer(Trained trained) {
        RestorationModel.Adapter adapter =
                new RestorationModel.Adapter(trained.spec(), WeightSource.of("trained", trained.weights()));
        return new RestorationModel(models.languageModel, models.autoencoder, adapter)
                .load(models.backend, WeightFormat.FLOAT32);
    }

    /** Names of the weights that are not the same bits in both. */
    private static Set<String> changed(Trained before, Trained after) {
        assertThat(after.weights().keySet()).isEqualTo(before.weights().keySet());
        return before.weights().keySet().stream()
                .filter(name -> !Arrays.equals(
                        before.weights().get(name).floats(),
                        after.weights().get(name).floats()))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "LINEAR"})
    void theLossFalls(Skip skip) {
        AdapterConfig layers = layers(skip, skip == Skip.LINEAR);
        TrainingReport learned =
                train(recipe(layers, Control.NONE, 30, LEARNING)).report();
        TrainingReport idle =
                train(recipe(layers, Control.NONE, 30, NO_LEARNING)).report();
        assertThat(learned.lostSteps()).isZero();
        assertThat(learned.loss()).isLessThan(idle.loss() - 0.1);
    }

    /** Were a frozen weight changed in the session, it would not restore as the untouched models do with the new adapter. */
    @Test
    void theFrozenModelsStayAsTheyWere() {
        List<Image> during = new ArrayList<>();
        AdapterEvaluation evaluation = (session, tokenizer, conversation) -> {
            during.add(LlmRestorer.during(session, tokenizer, conversation, "denoise", layers(Skip.LINEAR, true))
                    .restore(models.noisy(), RestorationOptions.of("denoise"))
                    .image());
            assertThat(session.parameters().keySet())
                    .isEqualTo(RestorationGraph.forInference(FrozenModels.LLAMA, layers(Skip.LINEAR, true))
                            .trainable());
            return Map.of();
        };
        Trained watched =
                train(detailed(LEARNING), SavePolicy.NONE, evaluation, ProgressListener.NONE, new CancellationToken());
        assertThat(during).hasSize(3).doesNotHaveDuplicates();
        try (LlmRestorer restorer = restorer(watched)) {
            assertThat(restorer.restore(models.noisy(), RestorationOptions.of("denoise"))
                            .image())
                    .isEqualTo(during.get(2));
        }
        assertThat(changed(trained, watched)).isEmpty();
        assertThat(changed(untrained, trained))
                .isEqualTo(trained.weights().keySet().stream()
                        .filter(name -> !name.startsWith("feature."))
                        .collect(Collectors.toSet()));
    }

    @Test
    void beforeItLearnsALinearSkipRestoresAsTheClosedFormDoes() {
        Trained fresh = train(recipe(layers(Skip.LINEAR, false), Control.NONE, 1, NO_LEARNING));
        Image noisy = models.noisy();
        Tensor linear = fresh.linearOnly().restore(models.tokenizer.encode(List.of(noisy)));
        Image expected = models.tokenizer.decode(linear).get(0);
        try (LlmRestorer restorer = restorer(fresh)) {
            Image restored =
                    restorer.restore(noisy, RestorationOptions.of("denoise")).image();
            assertThat(restored.toPlanar()).containsExactly(expected.toPlanar(), within(1e-5f));
            assertThat(restored)
                    .isNotEqualTo(models.tokenizer
                            .decode(models.tokenizer.encode(List.of(noisy)))
                            .get(0));
        }
    }

    @Test
    void aCancelledTrainingGoesOnToTheSameBits() {
        SavePolicy saves = SavePolicy.in(folder.resolve("saves"));
        for (int done : new int[] {3, 7}) {
            CancellationToken cancellation = new CancellationToken();
            assertThatThrownBy(() -> train(
                            detailed(LEARNING),
                            saves,
                            AdapterEvaluation.NONE,
                            at(done, cancellation::cancel),
                            cancellation))
                    .isInstanceOf(CancelledException.class);
        }
        Trained resumed = train(
                detailed(LEARNING), saves, AdapterEvaluation.NONE, ProgressListener.NONE, new CancellationToken());
        assertThat(changed(trained, resumed)).isEmpty();
    }

    /** A training that dies between two saves loses the steps since the last, and does them again. */
    @Test
    void aTrainingThatDiedGoesOnToTheSameBits() {
        SavePolicy saves = SavePolicy.in(folder.resolve("saves")).everySteps(3);
        Runnable death = () -> {
            throw new IllegalStateException("power cut");
        };
        assertThatThrownBy(() ->
                        train(detailed(LEARNING), saves, AdapterEvaluation.NONE, at(8, death), new CancellationToken()))
                .hasMessage("power cut");
        List<Long> steps = new ArrayList<>();
        Trained resumed = train(
                detailed(LEARNING),
                saves,
                AdapterEvaluation.NONE,
                (stage, done, total, detail) -> {
                    if (total == STEPS) {
                        steps.add(done);
                    }
                },
                new CancellationToken());
        assertThat(steps).startsWith(7L).endsWith(STEPS);
        assertThat(changed(trained, resumed)).isEmpty();
    }

    /** Acts once the training has done so many steps. */
    private static ProgressListener at(long step, Runnable action) {
        return (stage, done, total, detail) -> {
            if (total == STEPS && done == step) {
                action.run();
            }
        };
    }

    @Test
    void theControlWithoutALanguageModelTrainsThePathAroundItAlone() {
        Trained control = train(recipe(layers(Skip.LINEAR, true), Control.NO_LANGUAGE_MODEL, STEPS, LEARNING));
        assertThat(changed(untrained, control))
                .containsExactlyInAnyOrder(
                        "skip.weight",
                        "skip.bias",
                        "detail.hidden.weight",
                        "detail.hidden.bias",
                        "detail.gate.weight",
                        "detail.gate.bias");
    }

    @Test
    void progressNeverPassesItsTotal() {
        List<String> beyond = new ArrayList<>();
        AdapterRecipe recipe = recipe(layers(Skip.NONE, false), Control.NONE, 1, LEARNING);
        ProgressListener listener = (stage, done, total, detail) -> {
            if (done > total) {
                beyond.add(stage + " " + done + "/" + total);
            }
        };
        train(recipe, SavePolicy.NONE, AdapterEvaluation.NONE, listener, new CancellationToken());
        assertThat(recipe.calibrationCrops() % recipe.batch()).isPositive();
        assertThat(beyond).isEmpty();
    }

    @Test
    void theControlWithoutALanguageModelNeedsAPathAroundIt() {
        assertThatThrownBy(() -> recipe(layers(Skip.NONE, false), Control.NO_LANGUAGE_MODEL, 1, LEARNING))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("linear skip");
    }

    @Test
    void aSaveOfTheAdapterIsNotTakenForOneOfItsControl() {
        SavePolicy saves = SavePolicy.in(folder.resolve("saves"));
        CancellationToken cancellation = new CancellationToken();
        assertThatThrownBy(() -> train(
                        detailed(LEARNING), saves, AdapterEvaluation.NONE, at(1, cancellation::cancel), cancellation))
                .isInstanceOf(CancelledException.class);
        AdapterRecipe control = recipe(layers(Skip.LINEAR, true), Control.NO_LANGUAGE_MODEL, STEPS, LEARNING);
        assertThatThrownBy(() ->
                        train(control, saves, AdapterEvaluation.NONE, ProgressListener.NONE, new CancellationToken()))
                .isInstanceOf(SettingsChangedException.class)
                .hasMessageContaining("adapter.control");
    }
}
