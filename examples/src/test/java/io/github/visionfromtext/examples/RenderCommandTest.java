package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.renderers.worker.jvm.IsolatedSvgProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
    private static final String CIRCLE =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><circle cx='5' cy='5' r='4'"
                    + " fill='red'/></svg>";

    private final CommandLineHarness vft = new CommandLineHarness();

    @TempDir
    private Path folder;

    private Path program;
    private Path picture;

    @BeforeEach
    void writeProgram() throws IOException {
        program = Files.writeString(folder.resolve("circle.svg"), CIRCLE);
        picture = folder.resolve("circle.png");
    }

    @Test
    void drawsAPictureOfTheSizeAskedFor() {
        assertThat(render("svg", "--size", 64)).isZero();
        assertThat(ImageFiles.read(picture).width()).isEqualTo(64);
        assertThat(ImageFiles.read(picture).at(32, 32, 0)).isEqualTo(1);
        assertThat(vft.out()).contains("OK");
        assertThat(vft.err()).isEmpty();
    }

    @Test
    void jsonHoldsStatusRepairsAndPlaces() throws IOException {
        Files.writeString(
                program, "<svg viewBox='0 0 10 10'>\n<rect width='9' height='9' fill='blu'/><circle r='3'/></svg>");
        assertThat(render("svg", "--json")).isZero();
        JsonNode json = new ObjectMapper().readTree(vft.out());
        assertThat(json.get("status").asText()).isEqualTo("OK");
        assertThat(json.get("repairs").get(0).asText()).contains("xmlns");
        assertThat(json.get("diagnostics").get(0).get("line").asInt()).isEqualTo(2);
        assertThat(json.get("diagnostics").get(0).get("message").asText()).contains("blu");
        assertThat(json.has("millis")).isTrue();
    }

    @Test
    void whatIsNoDrawingFailsWithoutAPicture() throws IOException {
        Files.writeString(program, "I am sorry, I cannot draw that.");
        assertThat(render("svg")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.out()).contains("PARSE_ERROR");
        assertThat(vft.err()).contains("<svg>");
        assertThat(picture).doesNotExist();
    }

    @Test
    void aBlankDrawingFailsAndIsWritten() throws IOException {
        Files.writeString(program, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'></svg>");
        assertThat(render("svg")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.out()).contains("BLANK");
        assertThat(picture).exists();
    }

    @Test
    void aLanguageWithoutARendererSaysWhatToDo() {
        assertThat(render("cobol", "--json")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.out()).contains("UNAVAILABLE", "cobol", "class path");
    }

    @Test
    void missingProgramIsNamed() {
        assertThat(vft.run("render", "--language", "svg", "--in", folder.resolve("no.svg"), "--out", picture))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("no.svg", "no such file");
    }

    @Test
    void whatWasRenderedBeforeComesFromTheCache() throws IOException {
        Path cache = folder.resolve("cache");
        assertThat(render("svg", "--json", "--cache", cache)).isZero();
        assertThat(render("svg", "--json", "--cache", cache)).isZero();
        String[] lines = vft.out().strip().split("\\R");
        assertThat(lines).hasSize(2);
        assertThat(lines[1]).isEqualTo(lines[0]); // to the milliseconds it took
        assertThat(vft.run("render-all", folder, "--cache", cache, "--json")).isZero();
        try (Stream<Path> files = Files.walk(cache)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void anIsolatedDrawingIsTheSameDrawing() {
        Availability sandbox = new IsolatedSvgProvider().availability();
        assumeTrue(sandbox.usable(), sandbox::reason);
        assertThat(render("svg")).isZero();
        Image inProcess = ImageFiles.read(picture);
        assertThat(render("svg", "--isolated")).isZero();
        assertThat(ImageFiles.read(picture)).isEqualTo(inProcess);
        assertThat(vft.err()).isEmpty();
    }

    @Test
    void aFolderIsRenderedAsAWhole() throws IOException {
        Files.writeString(folder.resolve("empty.svg"), "");
        Files.writeString(folder.resolve("notes.txt"), "not a program");
        assertThat(vft.run("render-all", folder)).isEqualTo(ExitCodes.FAILURE);
        assertThat(folder.resolve("circle.svg.png")).exists();
        assertThat(folder.resolve("empty.svg.png")).doesNotExist();
        assertThat(vft.out())
                .contains("circle.svg: OK", "empty.svg: PARSE_ERROR")
                .doesNotContain("notes");
    }

    private int render(String language, Object... more) {
        Object[] arguments = new Object[7 + more.length];
        Object[] first = {"render", "--language", language, "--in", program, "--out", picture};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return vft.run(arguments);
    }
}
