package io.github.visionfromtext.core.checkpoint.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are cut short, lie, or were made to do harm. */
class ZipHostileTest {
    @TempDir
    Path folder;

    @Test
    void theBuilderWritesSoundArchives() throws IOException {
        Path path =
                ArchiveBuilder.ofPickle("}.").record("a/version", bytes("3")).write(folder.resolve("sound.pt"));
        try (TorchArchive archive = TorchArchive.open(path)) {
            assertThat(archive.weights().names()).isEmpty();
        }
    }

    @Test
    void everyTruncation() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.path("torchzip/delta.pt"));
        Path path = folder.resolve("cut.pt");
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(path, Arrays.copyOf(whole, length));
            refuses(path, "cut.pt");
        }
    }

    @Test
    void compressedRecords() throws IOException {
        refuses(Fixtures.path("torchzip/hostile/compressed-bomb.pt"), "compressed");
        refuses(new ArchiveBuilder().method(8).record("a/data.pkl", bytes("x")), "method 8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../data.pkl", "a/../../data.pkl", "/a/data.pkl", "a\\data.pkl", "a/./data.pkl", "a\0/x"})
    void pathTricks(String name) throws IOException {
        refuses(new ArchiveBuilder().record(name, bytes("}.")), "no plain path");
    }

    @Test
    void duplicateRecords() throws IOException {
        refuses(ArchiveBuilder.ofPickle("}.").record("a/data.pkl", bytes("}.")), "duplicate record 'a/data.pkl'");
    }

    @Test
    void overlappingRecords() throws IOException {
        refuses(
                ArchiveBuilder.ofPickle("}.")
                        .localName("a/data.pkl")
                        .claimedHeader(0)
                        .record("a/data/0", bytes("x")),
                "gives another name");
        refuses(
                new ArchiveBuilder()
                        .claimedBytes(60)
                        .record("a/data/0", bytes("x"))
                        .record("a/data/1", bytes("x".repeat(100))),
                "overlaps");
    }

    @Test
    void recordsThatReachIntoTheDirectoryOrBeyond() throws IOException {
        refuses(new ArchiveBuilder().claimedBytes(2).record("a/data.pkl", bytes("x")), "reaches into the directory");
        refuses(new ArchiveBuilder().claimedBytes(1 << 30).record("a/data.pkl", bytes("x")), "reaches into");
        refuses(new ArchiveBuilder().claimedHeader(1 << 30).record("a/data.pkl", bytes("x")), "the file ends");
        refuses(new ArchiveBuilder().claimedHeader(1).record("a/data.pkl", bytes("x")), "is not the header");
    }

    @Test
    void sizesThatPromiseAZip64FieldThatIsNotThere() throws IOException {
        refuses(new ArchiveBuilder().claimedBytes(0xffffffffL).record("a/data.pkl", bytes("x")), "the sizes -1");
    }

    @Test
    void directoryOutsideTheFile() throws IOException {
        ArchiveBuilder archive = ArchiveBuilder.ofPickle("}.");
        Path path = folder.resolve("hostile.pt");
        refuses(archive.write(path, 1 << 30, 0), "zip directory takes 1073741824 bytes");
        refuses(archive.write(path, 10, 1 << 30), "zip directory");
        refuses(archive.write(path, 10, 0), "not an entry");
        refuses(archive.write(path, 100, 0), "");
    }

    @Test
    void archivesThatAreNotOfPyTorch() throws IOException {
        refuses(new ArchiveBuilder().record("word/document.xml", bytes("<x/>")), "without data.pkl");
        refuses(new ArchiveBuilder().record("a/b/data.pkl", bytes("}.")), "without data.pkl");
        refuses(ArchiveBuilder.ofPickle("}.").record("b/data.pkl", bytes("}.")), "two data.pkl");
        refuses(ArchiveBuilder.ofPickle("}.").record("a/constants.pkl", bytes(").")), "TorchScript");
        refuses(Fixtures.path("torchzip/legacy.pt"), "no directory");
    }

    @Test
    void byteOrderOfAnotherMachine() throws IOException {
        refuses(Fixtures.path("torchzip/hostile/big-endian.pt"), "'big'");
        refuses(ArchiveBuilder.ofPickle("}.").record("a/byteorder", bytes("x".repeat(1000))), "expected 'little'");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void refuses(ArchiveBuilder archive, String expected) throws IOException {
        refuses(archive.write(folder.resolve("hostile.pt")), expected);
    }

    private static void refuses(Path path, String expected) {
        assertThatThrownBy(() -> TorchArchive.open(path).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(path.getFileName().toString())
                .hasMessageContaining(expected);
    }
}
