package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code restore} with models from files, good and bad. */
class RestoreCommandTest {
    @TempDir
    static Path models;

    private static Path mae;
    private static Path llama;
    private static Path adapter;

    private final CommandLineHarness vft = new CommandLineHarness();

    @TempDir
    private Path folder;

    private Path noisy;
    private Path restored;

    @BeforeAll
    static void writeModels() throws IOException {
        mae = TinyModels.mae(models.resolve("mae"));
        llama = TinyModels.llama(models.resolve("llama"), 1);
        adapter = TinyModels.adapter(models.resolve("adapter"), "denoise", llama, mae);
    }

    @BeforeEach
    void writePicture() {
        noisy = folder.resolve("noisy.png");
        restored = folder.resolve("restored.png");
        ImageFiles.writePng(Image.generate(50, 40, (x, y, channel) -> (x * y + channel) % 255 / 255f), noisy);
    }

    @Test
    void restoresAPictureOfAnySize() {
        assertThat(restore("--provenance")).as(vft.err()).isZero();
        assertThat(ImageFiles.read(restored))
                .extracting(Image::width, Image::height)
                .containsExactly(50, 40);
        assertThat(vft.out())
                .startsWith(restored.toString())
                .contains("50x40", 4 * 17 + " visual tokens", "passes a tile")
                .contains("backend.name = ", "language-model.fingerprint = ", "restoration.task = denoise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"float32", "bfloat16", "int8"})
    void everyFormatOfPyTorchRestores(String format) {
        assertThat(restore("--backend", "djl-pytorch", "--dtype", format, "--provenance"))
                .as(vft.err())
                .isZero();
        assertThat(vft.out()).containsIgnoringCase("language-model.format = " + format);
    }

    @Test
    void parallelDecodingRunToItsEndEqualsSequential() {
        assertThat(restore("--decoding", "sequential")).as(vft.err()).isZero();
        Image sequential = ImageFiles.read(restored);
        assertThat(restore("--decoding", "parallel", "--passes", 17, "--tolerance", 0))
                .isZero();
        assertThat(ImageFiles.read(restored)).isEqualTo(sequential);
    }

    @ParameterizedTest
    @ValueSource(strings = {"djl-pytorch", "djl-tensorflow", "nd4j"})
    void everyEngineAgreesWithTheReferenceBackendToTheLastBitOrTwo(String engine) {
        assertThat(restore("--backend", "reference", "--dtype", "float64"))
                .as(vft.err())
                .isZero();
        byte[] reference = ImageFiles.read(restored).to8Bit();
        assertThat(restore("--backend", engine)).as(vft.err()).isZero();
        byte[] ofEngine = ImageFiles.read(restored).to8Bit();
        for (int i = 0; i < reference.length; i++) {
            assertThat(Math.abs((reference[i] & 0xff) - (ofEngine[i] & 0xff))).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void adapterOfAnotherTaskIsRefused() {
        assertThat(vft.run(
                        "restore",
                        "--task",
                        "derain",
                        "--image",
                        noisy,
                        "--out",
                        restored,
                        "--llm",
                        llama,
                        "--mae",
                        mae,
                        "--adapter",
                        adapter))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("denoise", "derain");
        assertThat(restored).doesNotExist();
    }

    @Test
    void adapterOfAnotherLanguageModelIsRefused() throws IOException {
        Path other = TinyModels.llama(folder.resolve("other"), 99);
        assertFails(List.of("--llm", other, "--mae", mae, "--adapter", adapter), "fingerprint", "other", "train");
    }

    @Test
    void formatTheBackendLacksIsNamed() {
        assertThat(restore("--backend", "reference", "--dtype", "int8")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("reference", "int8", "float64");
    }

    @Test
    void unknownFormatAndBackendAreNamed() {
        assertThat(restore("--dtype", "int3")).isEqualTo(ExitCodes.USAGE);
        assertThat(vft.err()).contains("--dtype", "int3");
        assertThat(restore("--backend", "abacus")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("abacus", "djl-pytorch");
    }

    @Test
    void missingModelIsNamed() {
        Path missing = folder.resolve("missing");
        assertFails(List.of("--llm", missing, "--mae", mae, "--adapter", adapter), missing.toString());
        assertFails(List.of("--llm", llama, "--mae", missing, "--adapter", adapter), missing.toString());
        assertFails(List.of("--llm", llama, "--mae", mae, "--adapter", missing), missing.toString());
    }

    @Test
    void modelOfAnotherArchitectureIsRefused() {
        assertFails(List.of("--llm", mae, "--mae", mae, "--adapter", adapter), "model_type", "vit_mae");
        assertFails(List.of("--llm", llama, "--mae", llama, "--adapter", adapter), "model_type", "llama");
    }

    @Test
    void halfACheckpointIsRefused() throws IOException {
        Path half = copy(llama, folder.resolve("half"));
        Path weights = half.resolve("model.safetensors");
        byte[] whole = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(whole, whole.length / 2));
        assertFails(List.of("--llm", half, "--mae", mae, "--adapter", adapter), "model.safetensors");
    }

    @Test
    void textCalledAModelIsRefused() throws IOException {
        Path letter = Files.writeString(folder.resolve("model.gguf"), "Dear model, be a model.");
        assertFails(List.of("--llm", letter, "--mae", mae, "--adapter", adapter), "model.gguf");
    }

    @Test
    void missingTensorIsNamed() throws IOException {
        Path deeper = copy(llama, folder.resolve("deeper"));
        Path config = deeper.resolve("config.json");
        Files.writeString(
                config, Files.readString(config).replace("\"num_hidden_layers\":1", "\"num_hidden_layers\":2"));
        assertFails(List.of("--llm", deeper, "--mae", mae, "--adapter", adapter), "model.layers.1.");
    }

    @Test
    void pictureThatIsAlreadyThereStaysWhenRestoringFails() throws IOException {
        Files.writeString(restored, "something good");
        assertFails(List.of("--llm", folder.resolve("missing"), "--mae", mae, "--adapter", adapter), "missing");
        assertThat(restored).hasContent("something good");
    }

    @Test
    void cancellationLeavesNothingBehind() {
        vft.terminal().cancellation().cancel();
        assertThat(restore()).isEqualTo(ExitCodes.CANCELLED);
        assertThat(restored).doesNotExist();
    }

    @Test
    void overlapMustFitTheTile() {
        assertThat(restore("--overlap", 32)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("32");
    }

    private int restore(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "restore",
                "--task",
                "denoise",
                "--image",
                noisy,
                "--out",
                restored,
                "--llm",
                llama,
                "--mae",
                mae,
                "--adapter",
                adapter));
        if (!List.of(more).contains("--overlap")) {
            arguments.addAll(List.of("--overlap", 8));
        }
        arguments.addAll(List.of(more));
        return vft.run(arguments.toArray());
    }

    private void assertFails(List<Object> files, String... words) {
        List<Object> arguments =
                new ArrayList<>(List.of("restore", "--task", "denoise", "--image", noisy, "--out", restored));
        arguments.addAll(files);
        CommandLineHarness run = new CommandLineHarness();
        assertThat(run.run(arguments.toArray())).isEqualTo(ExitCodes.FAILURE);
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("vft: ")
                .contains(words)
                .doesNotContain("internal error");
        assertThat(run.out()).isEmpty();
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
        return to;
    }
}
