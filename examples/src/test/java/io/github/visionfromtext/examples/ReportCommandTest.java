package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private final CommandLineHarness vft = new CommandLineHarness();

    @TempDir
    private Path folder;

    private Path drawn() {
        Path out = folder.resolve("drawn");
        assertThat(vft.run(
                        "checkup",
                        "draw",
                        "--model",
                        "replay:bundled",
                        "--language",
                        "svg",
                        "--concepts",
                        "corpus",
                        "--count",
                        4,
                        "--out",
                        out))
                .isZero();
        return out;
    }

    private int report(Path... folders) {
        return vft.run(
                "checkup", "report", folders[0], folders[folders.length - 1], "--out", folder.resolve("report.html"));
    }

    @Test
    void aRunBecomesAPageAndFilesForMachines() throws IOException {
        Path drawn = drawn();
        Path seen = Files.createDirectories(folder.resolve("seen"));
        Files.writeString(
                seen.resolve("recognitions.jsonl"),
                "{\"name\":\"cat\",\"language\":\"svg\",\"setting\":\"open\",\"answer\":\"cat\",\"correct\":true}\n");
        assertThat(report(drawn, seen)).as(vft.err()).isZero();
        assertThat(vft.out()).contains("report.html");
        assertThat(Files.readString(folder.resolve("report.html"))).contains("data:image/png;base64,");
        List<String> lines = Files.readAllLines(folder.resolve("report.jsonl"));
        assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).startsWith("{\"run\":\"drawn\",\"model\":"));
        JsonNode summary =
                new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
        assertThat(summary.at("/groups/0/language").asText()).isEqualTo("svg");
        assertThat(summary.at("/groups/0/executable/value").isNumber()).isTrue();
        assertThat(summary.at("/groups/0/fidelity").isNull()).isTrue();
        assertThat(summary.at("/recognitions/0/scores/0/right/value").asInt()).isEqualTo(1);
    }

    @Test
    void aFolderOfSomethingElseIsNamed() {
        assertThat(report(folder)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("nothing to report in").contains("drawings.jsonl");
    }

    @Test
    void picturesComeFromTheFolderOnly() throws IOException {
        Files.writeString(folder.resolve("secret.png"), "x");
        Path run = Files.createDirectories(folder.resolve("run"));
        for (String name : List.of("../secret.png", "/etc/passwd", "..", "a/b.png")) {
            Files.writeString(
                    run.resolve("drawings.jsonl"),
                    "{\"category\":\"shapes\",\"concept\":\"x\",\"language\":\"svg\",\"picture\":\"" + name + "\"}\n");
            assertThat(report(run)).isEqualTo(ExitCodes.FAILURE);
            assertThat(vft.err()).contains("names the picture \"" + name + "\"");
        }
    }

    @Test
    void aPictureThatIsMissingOrNoneIsNamed() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(
                run.resolve("drawings.jsonl"),
                "{\"category\":\"shapes\",\"concept\":\"x\",\"language\":\"svg\",\"picture\":\"0.png\"}\n");
        assertThat(report(run)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("0.png");
        Files.writeString(run.resolve("0.png"), "not a picture");
        assertThat(report(run)).isEqualTo(ExitCodes.FAILURE);
        assertThat(folder.resolve("report.html")).doesNotExist();
    }
}
