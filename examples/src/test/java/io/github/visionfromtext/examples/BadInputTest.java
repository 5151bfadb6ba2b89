package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every command says to what it cannot use: one line that names the thing, an exit code, and nothing written. */
class BadInputTest {
    @TempDir
    static Path models;

    private static Path mae;
    private static Path llama;
    private static Path adapter;

    @TempDir
    private Path folder;

    private Path picture;
    private Path out;

    @BeforeAll
    static void writeModels() throws IOException {
        mae = TinyModels.mae(models.resolve("mae"));
        llama = TinyModels.llama(models.resolve("llama"), 1);
        TinyModels.tokenizer(llama);
        adapter = TinyModels.adapter(models.resolve("adapter"), "denoise", llama, mae);
    }

    @BeforeEach
    void writePicture() {
        picture = folder.resolve("picture.png");
        out = folder.resolve("out.png");
        ImageFiles.writePng(Image.filled(40, 40, Color.WHITE), picture);
    }

    // Pictures

    @Test
    void missingHalfAndFalsePicturesAreNamed() throws IOException {
        byte[] whole = Files.readAllBytes(picture);
        Path half = Files.write(folder.resolve("half.png"), Arrays.copyOf(whole, whole.length / 2));
        Path letter = Files.writeString(folder.resolve("letter.png"), "this is a letter, not a picture");
        Path empty = Files.createFile(folder.resolve("empty.png"));
        for (Path bad : List.of(folder.resolve("missing.png"), half, letter, empty, folder)) {
            assertFails(restore(bad, llama, mae, adapter), bad.toString());
            assertFails(List.of("degrade", "--task", "denoise", "--image", bad, "--out", out), bad.toString());
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void aPixelIsRestoredAndScoredAsAPixel() {
        ImageFiles.writePng(Image.filled(1, 1, Color.WHITE), picture);
        CommandLineHarness vft = new CommandLineHarness();
        assertThat(vft.run(restore(picture, llama, mae, adapter).toArray()))
                .as(vft.err())
                .isZero();
        assertThat(ImageFiles.read(out)).extracting(Image::width, Image::height).containsExactly(1, 1);
    }

    @Test
    void fourHundredMegapixelsAreRefusedBeforeTheyAreDecoded() throws IOException {
        Path huge = Files.write(folder.resolve("huge.png"), header(20_000, 20_000));
        assertFails(restore(huge, llama, mae, adapter), "huge.png", "20000x20000");
        assertFails(List.of("degrade", "--task", "flip", "--image", huge, "--out", out), "huge.png", "20000x20000");
    }

    /** A whole PNG that promises pixels it does not hold. */
    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        file.write(chunk("IHDR", header.put(new byte[] {8, 2, 0, 0, 0}).array()));
        file.write(chunk("IDAT", new byte[8]));
        file.write(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }

    @Test
    void folderWithoutPicturesIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertFails(evaluate(empty), "empty");
        Files.writeString(empty.resolve("letter.png"), "this is a letter, not a picture");
        assertFails(evaluate(empty), "letter.png");
    }

    // Models

    @Test
    void tensorsOfAnotherShapeAreNamedWithBothShapes() throws IOException {
        Path wider = copy(llama, "wider");
        edit(wider.resolve("config.json"), "\"intermediate_size\":16", "\"intermediate_size\":24");
        assertFails(restore(picture, wider, mae, adapter), "mlp.", "[16, 8]", "[24, 8]");
    }

    @Test
    void missingTensorAndAnotherArchitectureAreNamed() throws IOException {
        Path deeper = copy(mae, "deeper");
        edit(deeper.resolve("config.json"), "\"num_hidden_layers\":1", "\"num_hidden_layers\":2");
        assertFails(restore(picture, llama, deeper, adapter), "deeper", "encoder.layer.1.");
        Path pictures = copy(mae, "pictures");
        TinyModels.tokenizer(pictures);
        assertFails(List.of("generate", "--model", pictures, "--prompt", "a"), "model_type", "vit_mae");
    }

    @Test
    void damagedAdaptersAreNamed() throws IOException {
        Path half = copy(adapter, "half");
        byte[] whole = Files.readAllBytes(half.resolve("adapter.safetensors"));
        Files.write(half.resolve("adapter.safetensors"), Arrays.copyOf(whole, whole.length / 2));
        assertFails(restore(picture, llama, mae, half), "adapter.safetensors");
        Path mute = copy(adapter, "mute");
        Files.delete(mute.resolve("adapter.safetensors"));
        assertFails(restore(picture, llama, mae, mute), "adapter.safetensors");
        Path vague = copy(adapter, "vague");
        Files.writeString(vague.resolve("adapter_config.json"), "{}");
        assertFails(restore(picture, llama, mae, vague), "adapter_config.json");
        assertFails(restore(picture, llama, mae, llama), "adapter_config.json");
    }

    @Test
    void damagedConfigurationsAndTokenizersAreNamed() throws IOException {
        Path garbled = copy(llama, "garbled");
        Files.writeString(garbled.resolve("config.json"), "{\"model_type\": \"lla");
        assertFails(restore(picture, garbled, mae, adapter), "config.json");
        Path speechless = copy(llama, "speechless");
        Files.writeString(speechless.resolve("tokenizer.json"), "Dear tokenizer");
        assertFails(List.of("generate", "--model", speechless, "--prompt", "a"), "tokenizer.json");
        Files.delete(speechless.resolve("tokenizer.json"));
        assertFails(List.of("generate", "--model", speechless, "--prompt", "a"), "tokenizer.json");
    }

    @Test
    void formatTheBackendLacksIsNamed() {
        List<Object> generate = List.of("generate", "--model", llama, "--prompt", "a");
        for (List<Object> command : List.of(evaluate(folder), generate)) {
            assertFails(with(command, "--backend", "reference", "--dtype", "int8"), "reference", "int8", "float64");
        }
    }

    // Tasks and places

    @Test
    void unknownTaskListsTheTasks() {
        for (List<Object> command : List.of(
                List.<Object>of("restore", "--task", "sharpen", "--image", picture, "--out", out),
                List.<Object>of("evaluate", "--task", "sharpen", "--images", folder),
                List.<Object>of("train", "adapter", "--task", "sharpen", "--photos", folder, "--out", out))) {
            CommandLineHarness vft = new CommandLineHarness();
            assertThat(vft.run(command.toArray())).isEqualTo(ExitCodes.USAGE);
            assertThat(vft.err()).contains("--task", "sharpen", "denoise", "derain");
        }
    }

    @Test
    void placesThatCannotBeWrittenAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "something good");
        assertFails(with(evaluate(folder), "--json", folder), folder.toString(), "folder");
        assertFails(with(evaluate(folder), "--json", file.resolve("a.json")), "a.json");
        assertFails(train(file), file.toString(), "no folder");
        assertFails(train(file.resolve("model")), file.toString(), "no folder");
        assertFails(List.of("demo", "--out", file), file.toString(), "no folder");
        assertThat(file).hasContent("something good");
    }

    private List<Object> restore(Path image, Path languageModel, Path autoencoder, Path trained) {
        return List.of(
                "restore",
                "--task",
                "denoise",
                "--image",
                image,
                "--out",
                out,
                "--llm",
                languageModel,
                "--mae",
                autoencoder,
                "--adapter",
                trained,
                "--overlap",
                8);
    }

    private static List<Object> evaluate(Path images) {
        return List.of(
                "evaluate",
                "--task",
                "denoise",
                "--images",
                images,
                "--crop",
                32,
                "--llm",
                llama,
                "--mae",
                mae,
                "--adapter",
                adapter,
                "--overlap",
                8);
    }

    private List<Object> train(Path output) {
        return List.of(
                "train",
                "adapter",
                "--task",
                "denoise",
                "--photos",
                folder,
                "--out",
                output,
                "--llm",
                llama,
                "--mae",
                mae,
                "--steps",
                1);
    }

    private static List<Object> with(List<Object> command, Object... more) {
        List<Object> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    private static void assertFails(List<Object> command, String... words) {
        CommandLineHarness vft = new CommandLineHarness();
        assertThat(vft.run(command.toArray())).as("%s", command).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).startsWith("vft: ").contains(words).doesNotContain("internal error", "Exception");
        assertThat(vft.out()).isEmpty();
    }

    private Path copy(Path from, String name) throws IOException {
        Path to = Files.createDirectory(folder.resolve(name));
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
