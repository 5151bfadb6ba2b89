package io.github.visionfromtext.core.checkpoint.safetensors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut short, lie, or were made to do harm. */
class SafetensorsHostileTest {
    @TempDir
    Path folder;

    @Test
    void missingFile() {
        assertThatThrownBy(() -> SafetensorsFile.open(folder.resolve("gone.safetensors")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("gone.safetensors")
                .hasMessageContaining("no such file");
    }

    @Test
    void folderInPlaceOfAFile() {
        assertThatThrownBy(() -> SafetensorsFile.open(folder))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("not a regular file");
    }

    @Test
    void everyTruncation() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("safetensors/dtypes.safetensors"));
        Path path = folder.resolve("cut.safetensors");
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SafetensorsFile.open(path).close())
                    .as("cut to %d bytes", length)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("cut.safetensors");
        }
    }

    @Test
    void headerLongerThanTheFile() throws IOException {
        refuses(file(1 << 20, "{}", 0), "header takes 1048576 bytes");
    }

    @Test
    void headerOfTwoToTheSixty() throws IOException {
        refuses(file(1L << 60, "{}", 0), "1152921504606846976");
    }

    @Test
    void negativeHeaderLength() throws IOException {
        refuses(file(-1, "{}", 0), "18446744073709551615");
    }

    @Test
    void headerThatIsNoObject() throws IOException {
        refuses(file("[1, 2]", 0), "does not begin with '{'");
    }

    @Test
    void brokenJson() throws IOException {
        refuses(file("{\"a\": ", 0), "not valid JSON");
    }

    @Test
    void invalidUtf8() throws IOException {
        byte[] header =
                "{\"?\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}}".getBytes(StandardCharsets.UTF_8);
        header[2] = (byte) 0xc3;
        refuses(file(header.length, header, 0), "not UTF-8");
    }

    @Test
    void textBehindTheHeader() throws IOException {
        refuses(file("{} {}", 0), "behind the header");
    }

    @Test
    void deepJson() throws IOException {
        refuses(file("{\"a\":{\"x\":" + "[".repeat(100_000), 0), "nesting depth");
    }

    @Test
    void duplicateNames() throws IOException {
        refuses(
                file("{" + tensor("a", "U8", "[1]", "[0,1]") + "," + tensor("a", "U8", "[1]", "[1,2]") + "}", 2),
                "Duplicate field 'a'");
    }

    @Test
    void longNumbers() throws IOException {
        refuses(
                file("{" + tensor("a", "U8", "[" + "9".repeat(100_000) + "]", "[0,1]") + "}", 1),
                "Number value length");
    }

    @Test
    void overlappingTensors() throws IOException {
        refuses(
                file("{" + tensor("a", "U8", "[2]", "[0,2]") + "," + tensor("b", "U8", "[2]", "[1,3]") + "}", 3),
                "tensor 'b' overlaps tensor 'a'");
    }

    @Test
    void gapBetweenTensors() throws IOException {
        refuses(
                file("{" + tensor("a", "U8", "[1]", "[0,1]") + "," + tensor("b", "U8", "[1]", "[2,3]") + "}", 3),
                "gap of 1 bytes");
    }

    @Test
    void bytesBehindTheLastTensor() throws IOException {
        refuses(file("{" + tensor("a", "U8", "[1]", "[0,1]") + "}", 9), "8 bytes behind the last tensor");
    }

    @Test
    void offsetsBeyondTheFile() throws IOException {
        refuses(file("{" + tensor("a", "F32", "[1000]", "[0,4000]") + "}", 4), "tensor 'a' takes 4000 bytes");
        refuses(
                file("{" + tensor("a", "U8", "[1]", "[9223372036854775806,9223372036854775807]") + "}", 4),
                "tensor 'a'");
    }

    @Test
    void negativeOffsets() throws IOException {
        refuses(file("{" + tensor("a", "U8", "[1]", "[-1,0]") + "}", 0), "negative");
    }

    @Test
    void offsetsInWrongOrder() throws IOException {
        refuses(file("{" + tensor("a", "U8", "[1]", "[1,0]") + "}", 1), "expected [begin, end]");
    }

    @Test
    void shapeThatDoesNotFitTheOffsets() throws IOException {
        refuses(file("{" + tensor("a", "F32", "[3]", "[0,8]") + "}", 8), "takes 12 bytes");
    }

    @Test
    void shapeThatOverflows() throws IOException {
        refuses(file("{" + tensor("a", "F32", "[4294967296,4294967296]", "[0,0]") + "}", 0), "absurd");
        refuses(file("{" + tensor("a", "F32", "[4611686018427387904]", "[0,0]") + "}", 0), "absurd");
        refuses(file("{" + tensor("a", "F32", "[99999999999999999999]", "[0,0]") + "}", 0), "out of range");
    }

    @Test
    void shapeOfHugeRank() throws IOException {
        refuses(file("{" + tensor("a", "U8", "[" + "1,".repeat(100_000) + "1]", "[0,1]") + "}", 1), "more than 32");
    }

    @Test
    void negativeOrFractionalShape() throws IOException {
        refuses(file("{" + tensor("a", "U8", "[-1]", "[0,1]") + "}", 1), "negative");
        refuses(file("{" + tensor("a", "U8", "[1.5]", "[0,1]") + "}", 1), "VALUE_NUMBER_FLOAT");
    }

    @Test
    void unknownType() throws IOException {
        refuses(file("{" + tensor("a", "Q4_1", "[1]", "[0,1]") + "}", 1), "Q4_1");
    }

    @Test
    void incompleteEntry() throws IOException {
        refuses(file("{\"a\":{\"dtype\":\"U8\"}}", 1), "lacks one of");
        refuses(file("{\"a\":3}", 1), "expected START_OBJECT");
    }

    @Test
    void fileThatShrinksAfterItWasOpened() throws IOException {
        Path path = folder.resolve("shrinks.safetensors");
        Files.copy(Fixtures.path("safetensors/dtypes.safetensors"), path);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            var tensor = file.weights().get("F32");
            Files.write(path, new byte[10]);
            assertThatThrownBy(tensor::toTensor)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("shrinks.safetensors");
        }
    }

    private static void refuses(Path file, String expected) {
        assertThatThrownBy(() -> SafetensorsFile.open(file).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(expected);
    }

    private static String tensor(String name, String dtype, String shape, String offsets) {
        return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}".formatted(name, dtype, shape, offsets);
    }

    private Path file(String header, int dataBytes) throws IOException {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        return file(bytes.length, bytes, dataBytes);
    }

    private Path file(long headerLength, String header, int dataBytes) throws IOException {
        return file(headerLength, header.getBytes(StandardCharsets.UTF_8), dataBytes);
    }

    private Path file(long headerLength, byte[] header, int dataBytes) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        content.putLong(headerLength).put(header);
        return Files.write(folder.resolve("hostile.safetensors"), content.array());
    }
}
