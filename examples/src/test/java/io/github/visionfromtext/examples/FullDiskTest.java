package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.examples.demo.DemoPhoto;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.image.ImageFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk with no room left, or one that may only be read: what was good stays, and nothing half-written remains. */
class FullDiskTest {
    private static final String FILL = "printf good > good.png; head -c 1000000 /dev/zero > filler 2>/dev/null";
    private static final String SHOW =
            "echo \"left: $(ls -A | tr '\\n' ' ')\"; echo \"good.png: $(head -c 40 good.png)\"";

    @TempDir
    private Path folder;

    private Path disk;
    private Path photo;

    @BeforeEach
    void writePhotograph() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        photo = folder.resolve("photo.png");
        ImageFiles.writePng(DemoPhoto.ALL.get(0).read().crop(60, 60, 96, 96), photo);
    }

    @Test
    void pictureThatIsThereSurvivesAFullDisk() throws Exception {
        SmallDisk.Outcome outcome = new SmallDisk(disk, "size=64k")
                .run(FILL, SHOW, "degrade", "--task", "denoise", "--image", photo, "--out", disk.resolve("good.png"));
        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(ExitCodes.FAILURE);
        assertThat(outcome.output())
                .contains("vft: ", "good.png", "No space left", "free some disk space")
                .contains("left: filler good.png \n", "good.png: good")
                .doesNotContain("internal error");
    }

    @Test
    void diskThatMayOnlyBeReadIsNamed() throws Exception {
        SmallDisk.Outcome outcome = new SmallDisk(disk, "size=64k")
                .run(
                        "printf good > good.png; mount -o remount,ro '" + disk + "'",
                        SHOW,
                        "degrade",
                        "--task",
                        "denoise",
                        "--image",
                        photo,
                        "--out",
                        disk.resolve("good.png"));
        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(ExitCodes.FAILURE);
        assertThat(outcome.output())
                .contains("vft: ", "good.png", "Read-only")
                .contains("left: good.png \n", "good.png: good")
                .doesNotContain("internal error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head -c 1000000 /dev/zero > filler 2>/dev/null", "mount -o remount,ro \"$PWD\""})
    void renderingIsNotLostToACacheOnADiskThatTakesNothing(String before) throws Exception {
        Path program = Files.writeString(
                folder.resolve("dot.svg"),
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='3'/></svg>");
        Path picture = folder.resolve("dot.png");
        SmallDisk.Outcome outcome = new SmallDisk(disk, "size=64k")
                .run(
                        before,
                        "echo \"left: $(find . -name '*.rendering*' -o -name '*.unfinished')\"",
                        "render",
                        "--language",
                        "svg",
                        "--in",
                        program,
                        "--out",
                        picture,
                        "--cache",
                        disk.resolve("cache"));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("OK", "WARN", "not kept", "left: \n");
        assertThat(ImageFiles.read(picture).width()).isEqualTo(384);
    }

    @Test
    void trainingThatCannotSaveSaysSo() throws Exception {
        Path photos = Files.createDirectory(folder.resolve("photos"));
        Files.copy(photo, photos.resolve("photo.png"));
        Path mae = TinyModels.mae(folder.resolve("mae"));
        Path llama = TinyModels.llama(folder.resolve("llama"), 1);
        TinyModels.tokenizer(llama);
        SmallDisk.Outcome outcome = new SmallDisk(disk, "size=8k")
                .run(
                        "",
                        "echo \"left: $(find . -type f | tr '\\n' ' ')\"",
                        "train",
                        "adapter",
                        "--task",
                        "denoise",
                        "--photos",
                        photos,
                        "--out",
                        disk.resolve("adapter"),
                        "--llm",
                        llama,
                        "--mae",
                        mae,
                        "--steps",
                        2,
                        "--batch",
                        8,
                        "--dtype",
                        "float32",
                        "--threads",
                        1);
        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(ExitCodes.FAILURE);
        assertThat(outcome.output())
                .contains("vft: ", disk.toString(), "No space left")
                .doesNotContain("internal error", ".tmp", "adapter.safetensors ");
    }

    @Test
    void outputThatNobodyCanTakeIsAFailure() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "needs Linux, which has a device that is always full");
        Path errors = folder.resolve("errors");
        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Vft.class.getName(),
                        "--help")
                .redirectOutput(full)
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(exitCode).isEqualTo(ExitCodes.FAILURE);
        assertThat(Files.readString(errors, StandardCharsets.UTF_8))
                .startsWith("vft: ")
                .contains("standard output");
    }
}
