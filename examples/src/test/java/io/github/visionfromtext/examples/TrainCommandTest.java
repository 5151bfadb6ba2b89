package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsWriter;
import io.github.visionfromtext.core.contrastive.ClipSpace;
import io.github.visionfromtext.core.restoration.RestorationFiles;
import io.github.visionfromtext.examples.demo.DemoPhoto;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few steps of each training, and then what was made is used. */
class TrainCommandTest {
    private final CommandLineHarness vft = new CommandLineHarness();

    @TempDir
    private Path folder;

    private Path photos;

    @BeforeEach
    void writePhotographs() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
        for (DemoPhoto photo : DemoPhoto.ALL.subList(0, 2)) {
            ImageFiles.writePng(photo.read().crop(60, 60, 96, 96), photos.resolve(photo.file() + ".png"));
        }
    }

    @Test
    void adapterIsTrainedScoredAndUsed() throws IOException {
        Path mae = TinyModels.mae(folder.resolve("mae"));
        Path llama = TinyModels.llama(folder.resolve("llama"), 1);
        TinyModels.tokenizer(llama);
        Path adapter = folder.resolve("adapter");
        assertThat(trainAdapter(mae, llama, adapter, "--valid", photos))
                .as(vft.err())
                .isZero();
        assertThat(vft.out())
                .contains("256 pictures", "degraded", "mae_r", "linear", "restored")
                .contains(adapter + ": 3 steps");
        CommandLineHarness restore = new CommandLineHarness();
        Path noisy = photos.resolve(DemoPhoto.ALL.get(0).file() + ".png");
        assertThat(restore.run(
                        "restore",
                        "--task",
                        "denoise",
                        "--image",
                        noisy,
                        "--out",
                        folder.resolve("out.png"),
                        "--llm",
                        llama,
                        "--mae",
                        mae,
                        "--adapter",
                        adapter,
                        "--overlap",
                        8))
                .as(restore.err())
                .isZero();
    }

    @Test
    void finishedAdapterIsNotTrainedAgainButWithOtherSettingsItIsAnError() throws IOException {
        Path mae = TinyModels.mae(folder.resolve("mae"));
        Path llama = TinyModels.llama(folder.resolve("llama"), 1);
        TinyModels.tokenizer(llama);
        Path adapter = folder.resolve("adapter");
        assertThat(trainAdapter(mae, llama, adapter)).as(vft.err()).isZero();
        byte[] weights = Files.readAllBytes(adapter.resolve("adapter.safetensors"));
        assertThat(trainAdapter(mae, llama, adapter)).as(vft.err()).isZero();
        assertThat(Files.readAllBytes(adapter.resolve("adapter.safetensors"))).isEqualTo(weights);
        assertThat(trainAdapter(mae, llama, adapter, "--seed", 5)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("seed").doesNotContain("internal error");
    }

    @Test
    void controlsAreTrainedAndScoredButRestoreNothing() throws IOException {
        Path mae = TinyModels.mae(folder.resolve("mae"));
        Path llama = TinyModels.llama(folder.resolve("llama"), 1);
        TinyModels.tokenizer(llama);
        Path random = folder.resolve("random");
        assertThat(trainAdapter(mae, llama, random, "--valid", photos, "--control", "random_language_model"))
                .as(vft.err())
                .isZero();
        assertThat(vft.out()).contains("256 pictures", "restored");
        try (Backend backend = Backends.open(BackendOptions.DEFAULT)) {
            assertThatThrownBy(() -> new RestorationFiles(llama, mae, random).load(backend, WeightFormat.FLOAT32))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("with random weights");
        }
        assertThat(trainAdapter(
                        mae, llama, folder.resolve("none"), "--control", "no_language_model", "--variant", "paper"))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("linear skip");
        assertThat(trainAdapter(mae, llama, folder.resolve("none"), "--control", "no_language_model"))
                .as(vft.err())
                .isZero();
    }

    @Test
    void languageModelIsTrainedAndContinuesText() throws IOException {
        Path text = Files.createDirectory(folder.resolve("text"));
        StringBuilder words = new StringBuilder();
        for (int i = 0; words.length() < 300_000; i++) {
            words.append("the ").append(Integer.toString(i * 7919 % 2000, 36)).append(i % 12 == 0 ? ".\n" : " ");
        }
        Files.writeString(text.resolve("words.txt"), words);
        Path model = folder.resolve("lm");
        assertThat(vft.run(
                        "train",
                        "lm",
                        "--text",
                        text,
                        "--out",
                        model,
                        "--steps",
                        2,
                        "--batch",
                        1,
                        "--window",
                        16,
                        "--threads",
                        1))
                .as(vft.err())
                .isZero();
        assertThat(vft.out()).contains(model + ": 2 steps", "bits-per-byte");
        CommandLineHarness generate = new CommandLineHarness();
        assertThat(generate.run("generate", "--model", model, "--prompt", "the ", "--max-tokens", 4))
                .as(generate.err())
                .isZero();
    }

    @Test
    void spaceIsTrainedAndJudges() throws IOException {
        Path cutouts = Files.createDirectory(folder.resolve("cutouts"));
        List<String> manifest = new ArrayList<>();
        for (String colour : List.of("red", "green", "blue", "gray")) {
            ImageFiles.writePng(
                    Image.generate(20, 30, (x, y, channel) -> (x + y + colour.length()) % 4 / 3f),
                    cutouts.resolve(colour + ".png"));
            manifest.add("{\"split\": \"%s\", \"file\": \"%s.png\", \"caption\": \"a %s thing\"}"
                    .formatted(colour.startsWith("g") ? "valid" : "train", colour, colour));
        }
        Files.write(cutouts.resolve("manifest.jsonl"), manifest);
        Path sentences = Files.createDirectory(folder.resolve("sentences"));
        Files.write(sentences.resolve("texts.txt"), List.of("a thing", "something red"));
        new SafetensorsWriter(FloatFormat.F32, Map.of())
                .write(
                        sentences.resolve("embeddings.safetensors"),
                        WeightSource.of(
                                "sentences", Map.of("embeddings", Tensor.floats(new float[] {1, 0, 0, 1}, 2, 2))));
        Path model = folder.resolve("space");
        Object[] words = {
            "train",
            "space",
            "--cutouts",
            cutouts,
            "--photos",
            photos,
            "--sentences",
            sentences,
            "--out",
            model,
            "--words-steps",
            1,
            "--pairs-steps",
            1,
            "--tune-steps",
            1,
            "--threads",
            1
        };
        assertThat(vft.run(words)).as(vft.err()).isZero();
        assertThat(vft.out()).contains(model + ": 1 steps", "caption R@1", "picture R@10");
        try (Backend backend = Backends.open(BackendOptions.DEFAULT);
                ClipSpace space = ClipSpace.open(model, backend, WeightFormat.FLOAT32)) {
            assertThat(space.embed("a red thing").dimension()).isEqualTo(256);
        }
        byte[] weights = Files.readAllBytes(model.resolve("model.safetensors"));
        assertThat(vft.run(words)).as(vft.err()).isZero();
        assertThat(Files.readAllBytes(model.resolve("model.safetensors"))).isEqualTo(weights);
    }

    @Test
    void missingDataIsNamed() {
        Path missing = folder.resolve("missing");
        assertThat(vft.run("train", "mae", "--photos", missing, "--out", folder.resolve("a")))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.run("train", "lm", "--text", missing, "--out", folder.resolve("b")))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err().lines().filter(line -> line.startsWith("vft: ")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(missing.toString()));
    }

    @Test
    void bareTrainSaysWhatThereIs() {
        assertThat(vft.run("train")).isEqualTo(ExitCodes.USAGE);
        assertThat(vft.err()).contains("mae", "lm", "adapter", "space");
    }

    private int trainAdapter(Path mae, Path llama, Path adapter, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "adapter",
                "--task",
                "denoise",
                "--photos",
                photos,
                "--out",
                adapter,
                "--llm",
                llama,
                "--mae",
                mae,
                "--steps",
                3,
                "--batch",
                16,
                "--dtype",
                "float32",
                "--threads",
                1));
        arguments.addAll(List.of(more));
        return vft.run(arguments.toArray());
    }
}
