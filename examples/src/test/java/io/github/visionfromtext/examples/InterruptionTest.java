package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A signal to end, as the process that gets it and the shell that waits see it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class InterruptionTest {
    /** 128 and the number of SIGTERM. */
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void trainingSavesSaysSoAndEndsWithTheExitCodeOfTheSignal() throws Exception {
        ImageFiles.writePng(Image.filled(80, 80, Color.WHITE), folder.resolve("white.png"));
        Path model = folder.resolve("model");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Vft.class.getName(),
                        "train",
                        "mae",
                        "--photos",
                        folder.toString(),
                        "--out",
                        model.toString(),
                        "--threads",
                        "1")
                .redirectErrorStream(true)
                .start();
        StringBuilder output = new StringBuilder();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            awaitFirstStep(reader, output);
            interrupt(process);
            reader.lines().forEach(line -> output.append(line).append('\n'));
        }
        assertThat(process.waitFor()).as(output.toString()).isEqualTo(TERMINATED);
        assertThat(output).contains("vft: stopping", "vft: cancelled: ").doesNotContain("Exception");
        assertThat(filesBelow(model)).isNotEmpty().noneMatch(file -> file.toString()
                .endsWith(".tmp"));
    }

    private static void awaitFirstStep(BufferedReader reader, StringBuilder output) throws IOException {
        String line = reader.readLine();
        while (line != null) {
            output.append(line).append('\n');
            if (line.contains("loss")) {
                return;
            }
            line = reader.readLine();
        }
        throw new AssertionError("the training ended by itself: " + output);
    }

    /** SIGTERM takes the same way as Ctrl-C's SIGINT, which a shell without a terminal makes its children ignore. */
    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
