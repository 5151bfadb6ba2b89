package io.github.visionfromtext.backend.djl.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.model.llama.LlamaConfig;
import io.github.visionfromtext.core.model.llama.RotaryConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.core.model.mae.MaeConfig.Blocks;
import io.github.visionfromtext.core.training.EvaluationPoint;
import io.github.visionfromtext.core.training.TrainingReport;
import io.github.visionfromtext.core.training.data.CropSettings;
import io.github.visionfromtext.core.training.recipe.LlamaTraining;
import io.github.visionfromtext.core.training.recipe.LlamaTrainingSettings;
import io.github.visionfromtext.core.training.recipe.MaeTraining;
import io.github.visionfromtext.core.training.recipe.MaeTrainingSettings;
import io.github.visionfromtext.core.training.recipe.Phase;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recipes learn, and an interrupted run writes the same bytes as one that is not. */
class TrainingRecipeTest {
    private static final Blocks SMALL = new Blocks(32, 1, 2, 64, true);

    @TempDir
    Path folder;

    private Backend backend = new PyTorchProvider()
            .create(BackendOptions.DEFAULT.withDevice("cpu").withThreads(1));

    @BeforeEach
    void writeData() throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        for (int i = 0; i < 3; i++) {
            int frequency = i + 1;
            Image waves = Image.generate(
                    64, 48, (x, y, c) -> (float) (0.5 + 0.4 * Math.sin(0.1 * frequency * x + 0.2 * y + c)));
            ImageFiles.writePng(waves, photos.resolve(i + ".png"));
        }
        Path text = Files.createDirectory(folder.resolve("text"));
        SplittableRandom random = new SplittableRandom(1);
        List<String> words = List.of("red", "green", "blue", "light", "shadow", "water", "stone", "tree");
        StringBuilder story = new StringBuilder();
        while (story.length() < 64 * 4200) {
            story.append("the ").append(words.get(random.nextInt(words.size()))).append(" is here. ");
        }
        Files.writeString(text.resolve("story.txt"), story);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private MaeTrainingSettings mae(String output, WeightFormat format) {
        Path photos = folder.resolve("photos");
        return MaeTrainingSettings.of(photos, folder.resolve(output))
                .withValidation(photos)
                .withModel(new MaeConfig(16, 8, 3, SMALL, SMALL, 1e-6, false), CropSettings.training(16))
                .withPhases(new Phase(10, 4, 1e-3), new Phase(60, 8, 3e-3))
                .withFormat(format);
    }

    private LlamaTrainingSettings llama(String output) {
        LlamaConfig config =
                new LlamaConfig(300, 32, 64, 2, 4, 2, 8, 1e-5, RotaryConfig.plain(10_000), false, false, true, 64);
        return LlamaTrainingSettings.of(folder.resolve("text"), folder.resolve(output))
                .withModel(config)
                .withPhase(new Phase(60, 8, 1e-2), 32)
                .withFormat(WeightFormat.FLOAT32);
    }

    /** One run of a recipe, which may be cancelled. */
    private interface Run {
        TrainingReport run(ProgressListener progress, CancellationToken cancellation);
    }

    private static TrainingReport uninterrupted(Run run) {
        return run.run(ProgressListener.NONE, new CancellationToken());
    }

    /** Cancels after every 13 steps and runs again, until it comes to its end. */
    private static TrainingReport interrupted(Run run) {
        for (int attempt = 0; attempt < 20; attempt++) {
            CancellationToken cancellation = new CancellationToken();
            long[] calls = {0};
            try {
                return run.run(
                        (stage, done, total, detail) -> {
                            if (total > 5 && done < total && ++calls[0] == 13) {
                                cancellation.cancel();
                            }
                        },
                        cancellation);
            } catch (CancelledException e) {
                assertThat(e).hasMessageContaining("saved");
            }
        }
        throw new AssertionError("never came to an end");
    }

    private byte[] weights(String output) throws IOException {
        return Files.readAllBytes(folder.resolve(output).resolve("model.safetensors"));
    }

    private static double score(EvaluationPoint point, String name) {
        return Objects.requireNonNull(point.scores().get(name));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16"})
    void anAutoencoderLearnsAndResumesExactly(WeightFormat format) throws IOException {
        TrainingReport report = uninterrupted(
                (progress, cancellation) -> new MaeTraining(backend, mae("whole", format)).run(progress, cancellation));
        List<EvaluationPoint> points = report.evaluations();
        assertThat(score(points.get(points.size() - 1), "psnr")).isGreaterThan(score(points.get(0), "psnr") + 3);
        interrupted((progress, cancellation) ->
                new MaeTraining(backend, mae("pieces", format)).run(progress, cancellation));
        assertThat(weights("pieces")).isEqualTo(weights("whole"));
    }

    @Test
    void aLanguageModelLearnsAndResumesExactly() throws IOException {
        TrainingReport report = uninterrupted(
                (progress, cancellation) -> new LlamaTraining(backend, llama("whole")).run(progress, cancellation));
        List<EvaluationPoint> points = report.evaluations();
        assertThat(score(points.get(0), "bits-per-byte")).isGreaterThan(1.5);
        assertThat(score(points.get(points.size() - 1), "bits-per-byte")).isLessThan(0.6);
        interrupted(
                (progress, cancellation) -> new LlamaTraining(backend, llama("pieces")).run(progress, cancellation));
        assertThat(weights("pieces")).isEqualTo(weights("whole"));
    }
}
