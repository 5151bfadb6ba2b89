package io.github.visionfromtext.core.checkup.sketch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class HostileSketchFileTest {
    private static final String GOOD = "{\"word\":\"cat\",\"drawing\":[[[1],[2]]]}\n";

    @TempDir
    private Path folder;

    private void refused(byte[] secondLine, String message) throws IOException {
        Path file = folder.resolve("hostile.ndjson");
        Files.write(file, GOOD.getBytes(StandardCharsets.UTF_8));
        Files.write(file, secondLine, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> SketchFile.read(file, sketch -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Line 2 of " + file)
                .hasMessageContaining(message);
    }

    @TestFactory
    Stream<DynamicTest> linesThatAreNoDrawingsAreNamed() {
        String drawing = "\"drawing\":";
        Map<String, String> lines = Map.ofEntries(
                Map.entry("{\"word\":\"cat\"}", "lacks \"drawing\""),
                Map.entry("{" + drawing + "[[[1],[2]]]}", "lacks \"word\""),
                Map.entry("{\"word\":\" \"," + drawing + "[[[1],[2]]]}", "expected a name"),
                Map.entry("{\"word\":7," + drawing + "[[[1],[2]]]}", "VALUE_STRING was expected"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[]}", "at least one stroke"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[[[],[]]]}", "at least one stroke"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[[[1,2],[2]]]}", "2 x and 1 y"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[[[1]]]}", "START_ARRAY was expected"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[[[1],[\"2\"]]]}", "where a number was expected"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[[[1],[null]]]}", "where a number was expected"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[[[1],[1e999]]]}", "Infinity"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[[[1],[NaN]]]}", "NaN"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[[[1],[2e6]]]}", "expected numbers from"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[[[1],[2],7]]}", "END_ARRAY was expected"),
                Map.entry("{\"word\":\"cat\"," + drawing + "{}}", "START_ARRAY was expected"),
                Map.entry("{\"word\":\"cat\",\"recognized\":\"yes\"," + drawing + "[[[1],[2]]]}", "true or false"),
                Map.entry("{\"word\":\"cat\"," + drawing + "[[[1],[2", "end-of-input"),
                Map.entry("[1]", "START_OBJECT was expected"),
                Map.entry("null", "START_OBJECT was expected"),
                Map.entry("<svg/>", "Unexpected character"));
        return lines.entrySet().stream()
                .map(line -> DynamicTest.dynamicTest(
                        line.getKey(), () -> refused(line.getKey().getBytes(StandardCharsets.UTF_8), line.getValue())));
    }

    @Test
    void bombsAreStoppedByLimits() throws IOException {
        refused(("{\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8), "nesting depth");
        refused(("{\"word\":\"" + "a".repeat(100_000) + "\"}").getBytes(StandardCharsets.UTF_8), "String value length");
        refused(
                ("{\"word\":\"cat\",\"drawing\":[[[" + "9".repeat(100_000) + "]]]}").getBytes(StandardCharsets.UTF_8),
                "value length");
        refused(
                ("{\"word\":\"cat\",\"drawing\":[[[1" + ",1".repeat(100_000) + "]]]}").getBytes(StandardCharsets.UTF_8),
                "more than 20000 points");
        refused(
                ("{\"word\":\"cat\",\"drawing\":[[[],[]]" + ",[[],[]]".repeat(3000) + "]}")
                        .getBytes(StandardCharsets.UTF_8),
                "more than 2000 strokes");
    }

    @Test
    void bytesThatAreNoTextAreNamed() throws IOException {
        refused(new byte[] {'{', '"', 'w', (byte) 0xFF, (byte) 0xFE, '"'}, "Invalid UTF-8");
    }
}
