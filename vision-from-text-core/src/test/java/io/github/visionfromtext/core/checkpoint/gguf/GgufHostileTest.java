package io.github.visionfromtext.core.checkpoint.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are cut short, lie, or were made to do harm. */
class GgufHostileTest {
    private static final int F32 = 0;
    private static final int Q4_K = 12;
    private static final int UINT32 = 4;
    private static final int BOOL = 7;
    private static final int STRING = 8;
    private static final int ARRAY = 9;

    @TempDir
    Path folder;

    @Test
    void theBuilderWritesSoundFiles() throws IOException {
        Path path = GgufBuilder.header(1, 1)
                .entry("k", STRING)
                .string("v")
                .tensor("t", F32, 0, 2, 3)
                .data(24)
                .write(folder.resolve("sound.gguf"));
        try (GgufFile file = GgufFile.open(path)) {
            assertThat(file.metadata().string("k")).hasValue("v");
            assertThat(file.weights().get("t").shape()).containsExactly(3, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata.gguf", "llama.gguf"})
    void truncation(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("gguf/" + name));
        Path path = folder.resolve("cut.gguf");
        // The last bytes are padding behind the last tensor.
        for (int length = 0; length < whole.length - 64; length += length < 2000 ? 5 : 997) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> GgufFile.open(path).close())
                    .as("cut to %d bytes", length)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("cut.gguf");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, -1})
    void otherVersions(int version) throws IOException {
        refuses(new GgufBuilder().uint32(GgufFile.MAGIC).uint32(version).data(64), "expected 2 or 3");
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 1L << 32, 1L << 60, Long.MIN_VALUE, -1})
    void moreTensorsThanTheFileCanHold(long count) throws IOException {
        refuses(GgufBuilder.header(count, 0), "number of tensors is " + Long.toUnsignedString(count));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1L << 32, 1L << 60, Long.MIN_VALUE, -1})
    void moreEntriesThanTheFileCanHold(long count) throws IOException {
        refuses(GgufBuilder.header(0, count), "number of metadata entries is " + Long.toUnsignedString(count));
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 1L << 31, 1L << 60, Long.MIN_VALUE, -1})
    void longStrings(long length) throws IOException {
        refuses(
                GgufBuilder.header(0, 1).entry("k", STRING).uint64(length).data(64),
                "length is " + Long.toUnsignedString(length));
        refuses(GgufBuilder.header(0, 1).uint64(length).data(64), "metadata key length");
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, 1L << 31, 1L << 60, Long.MIN_VALUE, -1})
    void longArrays(long length) throws IOException {
        for (int type : new int[] {UINT32, STRING, ARRAY}) {
            refuses(
                    GgufBuilder.header(0, 1)
                            .entry("k", ARRAY)
                            .uint32(type)
                            .uint64(length)
                            .data(64),
                    "length of metadata value is " + Long.toUnsignedString(length));
        }
    }

    @Test
    void deepArrays() throws IOException {
        GgufBuilder file = GgufBuilder.header(0, 1).entry("k", ARRAY);
        for (int depth = 0; depth < 10_000; depth++) {
            file.uint32(ARRAY).uint64(1);
        }
        refuses(file, "nested deeper");
    }

    @Test
    void unknownValueType() throws IOException {
        refuses(GgufBuilder.header(0, 1).entry("k", 13).data(64), "value type is 13");
        refuses(GgufBuilder.header(0, 1).entry("k", -1).data(64), "value type is 4294967295");
        refuses(GgufBuilder.header(0, 1).entry("k", ARRAY).uint32(99).uint64(0).data(64), "element type");
    }

    @Test
    void truthThatIsNeitherTrueNorFalse() throws IOException {
        refuses(GgufBuilder.header(0, 1).entry("k", BOOL).uint32(2).data(64), "expected 0 or 1");
    }

    @Test
    void duplicateKeys() throws IOException {
        refuses(
                GgufBuilder.header(0, 2)
                        .entry("k", UINT32)
                        .uint32(1)
                        .entry("k", UINT32)
                        .uint32(2),
                "duplicate metadata key 'k'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 48, -1, 1 << 30})
    void absurdAlignment(int alignment) throws IOException {
        refuses(
                GgufBuilder.header(0, 1)
                        .entry("general.alignment", UINT32)
                        .uint32(alignment)
                        .data(0),
                "general.alignment");
    }

    @Test
    void onePartOfASplitModel() throws IOException {
        refuses(
                GgufBuilder.header(0, 1).entry("split.count", UINT32).uint32(3).data(64),
                "join them with llama-gguf-split --merge");
    }

    @Test
    void duplicateTensors() throws IOException {
        refuses(
                GgufBuilder.header(2, 0)
                        .tensor("t", F32, 0, 8)
                        .tensor("t", F32, 32, 8)
                        .data(64),
                "duplicate tensor 't'");
    }

    @Test
    void overlappingTensors() throws IOException {
        refuses(
                GgufBuilder.header(2, 0)
                        .tensor("a", F32, 0, 16)
                        .tensor("b", F32, 32, 8)
                        .data(64),
                "tensor 'b' overlaps tensor 'a'");
        refuses(
                GgufBuilder.header(2, 0)
                        .tensor("a", F32, 0, 8)
                        .tensor("b", F32, 0, 8)
                        .data(64),
                "overlaps");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 31, 1L << 40, Long.MIN_VALUE, -32})
    void offsetsThatAreUnalignedOrOutside(long offset) throws IOException {
        refuses(GgufBuilder.header(1, 0).tensor("t", F32, offset, 8).data(64), "has offset");
    }

    @Test
    void tensorBeyondTheFile() throws IOException {
        refuses(GgufBuilder.header(1, 0).tensor("t", F32, 0, 1 << 20).data(64), "tensor 't' takes 4194304 bytes");
    }

    @Test
    void absurdShapes() throws IOException {
        refuses(GgufBuilder.header(1, 0).tensor("t", F32, 0, 1L << 32, 1L << 32).data(64), "absurd");
        refuses(GgufBuilder.header(1, 0).tensor("t", F32, 0, -1).data(64), "absurd");
        refuses(GgufBuilder.header(1, 0).tensor("t", F32, 0, Long.MAX_VALUE).data(64), "absurd");
        refuses(GgufBuilder.header(1, 0).tensor("t", F32, 0, 1, 1, 1, 1, 1).data(64), "rank 5");
        refuses(GgufBuilder.header(1, 0).string("t").uint32(-1).data(64), "rank 4294967295");
    }

    @Test
    void rowsThatDoNotFillABlock() throws IOException {
        refuses(GgufBuilder.header(1, 0).tensor("t", Q4_K, 0, 255, 2).data(512), "multiple of 256 for Q4_K");
    }

    @Test
    void unsupportedTypesAreNamed() throws IOException {
        refuses(GgufBuilder.header(1, 0).tensor("t", 10, 0, 256).data(512), "Q2_K");
        refuses(GgufBuilder.header(1, 0).tensor("t", 4711, 0, 256).data(512), "4711");
    }

    @Test
    void headCountsThatDoNotFitTheTensors() throws IOException {
        Path path = GgufBuilder.header(1, 2)
                .entry("general.architecture", STRING)
                .string("llama")
                .entry("llama.attention.head_count", UINT32)
                .uint32(3)
                .tensor("blk.0.attn_q.weight", F32, 0, 2, 4)
                .data(32)
                .write(folder.resolve("heads.gguf"));
        try (GgufFile file = GgufFile.open(path)) {
            GgufLlama llama = new GgufLlama(file);
            assertThatThrownBy(llama::weights)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("3 heads");
            assertThatThrownBy(llama::config)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("llama.embedding_length");
        }
    }

    private void refuses(GgufBuilder builder, String expected) throws IOException {
        Path path = builder.write(folder.resolve("hostile.gguf"));
        assertThatThrownBy(() -> GgufFile.open(path).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("hostile.gguf")
                .hasMessageContaining(expected);
    }
}
