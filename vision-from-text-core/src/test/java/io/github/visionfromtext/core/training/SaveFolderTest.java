package io.github.visionfromtext.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be wrong with the folder a training is saved in. */
class SaveFolderTest {
    private static final int SIZE = 3;

    @TempDir
    Path folder;

    private void train(TrainerSettings settings, Provenance recipe, Consumer<String> stages) {
        Trainer.of(settings, recipe)
                .saving(SavePolicy.in(folder).everySteps(2))
                .under(java.time.InstantSource.system(), stages)
                .train(
                        new LeastSquaresSession(SIZE),
                        "f",
                        "loss",
                        (seed, step, micro) -> LeastSquaresSession.batch(SIZE, seed, step, micro),
                        ProgressListener.NONE,
                        new CancellationToken());
    }

    private static TrainerSettings settings() {
        return TrainerSettings.of(6, LearningRateSchedule.linear(0.1, 0));
    }

    private Path onlySave() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> child.getFileName().toString().startsWith("step-"))
                    .reduce((a, b) -> {
                        throw new AssertionError("two saves: " + a + ", " + b);
                    })
                    .orElseThrow();
        }
    }

    @Test
    void onlyTheNewestSaveIsKept() throws IOException {
        train(settings(), Provenance.EMPTY, stage -> {});
        assertThat(onlySave().getFileName()).hasToString("step-000000000006");
    }

    @Test
    void otherSettingsAreRefusedAndNamed() {
        train(settings(), Provenance.EMPTY.with("model", "a").with("photos", 12), stage -> {});
        assertThatThrownBy(() -> train(
                        settings().withClipNorm(2),
                        Provenance.EMPTY.with("model", "b").with("text", 3),
                        stage -> {}))
                .isInstanceOf(SettingsChangedException.class)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model=was a, is b")
                .hasMessageContaining("photos=was 12, is absent")
                .hasMessageContaining("text=was absent, is 3")
                .hasMessageContaining("trainer.clip-norm=was 1.0, is 2.0")
                .hasMessageNotContaining("trainer.seed");
    }

    @Test
    void aFolderInUseIsRefused() {
        try (SaveFolder held = SaveFolder.open(folder)) {
            assertThat(held.newest()).isEmpty();
            assertThatThrownBy(() -> train(settings(), Provenance.EMPTY, stage -> {}))
                    .isInstanceOf(TrainingSaveException.class)
                    .hasMessageContaining("Another training");
        }
        train(settings(), Provenance.EMPTY, stage -> {});
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        folder = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> train(settings(), Provenance.EMPTY, stage -> {}))
                .isInstanceOf(TrainingSaveException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void aSaveThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        int[] saves = {0};
        assertThatThrownBy(() -> train(settings(), Provenance.EMPTY, stage -> {
                    if (stage.equals("created") && ++saves[0] == 2) {
                        removeUnfinished();
                    }
                }))
                .isInstanceOf(TrainingSaveException.class)
                .hasMessageContaining("untouched");
        assertThat(onlySave().getFileName()).hasToString("step-000000000002");
        train(settings(), Provenance.EMPTY, stage -> {});
        assertThat(onlySave().getFileName()).hasToString("step-000000000006");
    }

    private void removeUnfinished() {
        try {
            Files.delete(folder.resolve(".unfinished"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDamagedSaveIsNamed() throws IOException {
        train(settings(), Provenance.EMPTY, stage -> {});
        Path tensors = onlySave().resolve("state.safetensors");
        byte[] whole = Files.readAllBytes(tensors);
        Files.write(tensors, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> train(settings(), Provenance.EMPTY, stage -> {}))
                .isInstanceOf(TrainingSaveException.class)
                .hasMessageContaining(onlySave().toString())
                .hasMessageContaining("delete it");
        Files.write(tensors, whole);
        Files.writeString(onlySave().resolve("training.json"), "{\"step\": \"many\"");
        assertThatThrownBy(() -> train(settings(), Provenance.EMPTY, stage -> {}))
                .isInstanceOf(TrainingSaveException.class);
    }

    @Test
    void otherFilesInTheFolderAreLeftAlone() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.createDirectory(folder.resolve("step-by-step"));
        train(settings(), Provenance.EMPTY, stage -> {});
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
        assertThat(folder.resolve("step-by-step")).isDirectory();
    }
}
