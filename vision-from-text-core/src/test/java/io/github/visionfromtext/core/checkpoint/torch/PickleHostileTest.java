package io.github.visionfromtext.core.checkpoint.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that call, lie, or were made to exhaust whoever reads them. */
class PickleHostileTest {
    private static final String STORAGE = "(X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0" + "0X\3\0\0\0cpuK\6tQ";
    private static final String REBUILD = "ctorch._utils\n_rebuild_tensor_v2\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "os-system, posix.system",
        "eval, builtin",
        "whole-module, torch.nn.modules.flatten.Flatten",
        "sparse, torch",
        "size-beyond-storage, does not lie in storage '0'",
        "stride-beyond-storage, does not lie in storage '0'",
        "negative-stride, does not lie in storage '0'",
        "storage-record-short, storage '0' has 8 elements",
        "missing-record, storage '9'",
        "deep, nested deeper than 64"
    })
    void whatTorchSaveCanBeMadeToWrite(String name, String expected) {
        refuses(Fixtures.path("torchzip/hostile/" + name + ".pt"), expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cos\nsystem\n(X\1\0\0\0xtR.",
                "\u008c\2os\u008c\6system\u0093.",
                "csubprocess\nPopen\n.",
                "cbuiltins\ngetattr\n.",
                "ctorch\nload\n.",
                "ctorch._utils\n_rebuild_tensor_v2.__globals__\n.",
                "ctorch._utils\n_rebuild_sparse_tensor\n.",
                "cargparse\nNamespace\n."
            })
    void everythingButTensorsAndContainersIsRefusedByName(String program) throws IOException {
        refuses(program, "which is neither a tensor nor a plain container");
    }

    @ParameterizedTest
    @ValueSource(strings = {"i", "o", "\u0081", "\u0092", "P", "\u0082", "\u0084", "V", "I", "\u0097", "\u00ff"})
    void operationsThatBuildOtherThings(String operation) throws IOException {
        refuses(operation + "0\n.", "pickle operation 0x" + Integer.toHexString(operation.charAt(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "0.",
                "a.",
                "e.",
                "s.",
                "(u.",
                "t.",
                "1.",
                "R.",
                "b.",
                "Q.",
                "q\1.",
                "\u0093.",
                "\u0090.",
                "]s.",
                "]]u.",
                "}(K\1u.",
                "}K\1a.",
                "(0.",
                "](a.",
                "N(\u0085.",
                "K\1K\2a.",
                ")K\1a.",
                ")(K\1e.",
                "]b.",
                "NN\u0093."
            })
    void operationsWithoutTheirOperands(String program) throws IOException {
        refuses(program, "the pickle");
    }

    @Test
    void endsInTheMiddle() throws IOException {
        refuses("", "ends in the middle");
        refuses("}", "ends in the middle");
        refuses("J\0\0", "ends in the middle");
        refuses("cos", "a name without an end");
        refuses("c" + "x".repeat(10_000) + "\n\n", "a name without an end");
    }

    @Test
    void lyingLengths() throws IOException {
        refuses("X\u00ff\u00ff\u00ff\u00ffabc.", "4294967295 bytes wanted");
        refuses("\u008d\0\0\0\0\0\0\0\20abc.", "1152921504606846976 bytes wanted");
        refuses("\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ffabc.", "18446744073709551615 bytes wanted");
        refuses("\u008b\u00ff\u00ff\u00ff\u007f.", "an integer of 2147483647 bytes");
        refuses("\u008b\u00ff\u00ff\u00ff\u00ff.", "an integer of -1 bytes");
    }

    @Test
    void memoThatIsRecalledBeforeItIsKept() throws IOException {
        refuses("h\5.", "recalls value 5");
        refuses("j\u00ff\u00ff\u00ff\u00ff.", "recalls value -1");
    }

    @Test
    void memoThatIsKeptOverAndOver() throws IOException {
        refuses("]" + "\u0094".repeat(100_000) + ".", "keeps more values");
    }

    @Test
    void containersOpenWithoutEnd() throws IOException {
        refuses("(".repeat(100_000) + ".", "open at once");
    }

    @Test
    void moreObjectsThanAnyCheckpointHas() throws IOException {
        refuses("}".repeat(5_000_000) + ".", "more than 4000000 objects");
    }

    @Test
    void containersThatHoldThemselves() throws IOException {
        refuses("]q\1h\1a.", "nested deeper than 64");
        refuses("}q\1X\1\0\0\0ah\1s.", "nested deeper than 64");
    }

    @Test
    void containersSharedSoThatWalkingTakesForEver() throws IOException {
        // Each list holds the one before it ten times: 10^30 ways down.
        StringBuilder program = new StringBuilder("]q\0");
        for (int level = 1; level <= 30; level++) {
            program.append("](");
            program.append(("h" + (char) (level - 1)).repeat(10));
            program.append("eq").append((char) level);
        }
        refuses(program + ".", "holding each other");
    }

    @Test
    void keysThatAreContainers() throws IOException {
        refuses("}]N" + "s.", "a key that is neither");
        refuses("}q\1h\1Ns.", "a key that is neither");
        refuses("\u008f(]\u0090.", "a key that is neither");
    }

    @Test
    void twoTensorsOfOneName() throws IOException {
        String tensor = tensor("K\0", "K\6\u0085", "K\1\u0085");
        refusesWithStorage(
                "}(X\3\0\0\0a.b" + tensor + "X\1\0\0\0a}X\1\0\0\0b" + tensor + "su.", "two tensors get the name 'a.b'");
    }

    @Test
    void viewsThatLeaveTheirStorage() throws IOException {
        String big = "\u008a\10\0\0\0\0\0\0\0@"; // 2^62
        String expected = "does not lie in storage '0'";
        refusesWithStorage(tensor("K\1", "K\6\u0085", "K\1\u0085") + ".", expected);
        refusesWithStorage(tensor("J\u00ff\u00ff\u00ff\u00ff", "K\2\u0085", "K\1\u0085") + ".", expected);
        refusesWithStorage(tensor(big, "K\2\u0085", "K\1\u0085") + ".", expected);
        refusesWithStorage(tensor("K\0", big + "\u0085", "K\1\u0085") + ".", expected);
        refusesWithStorage(tensor("K\0", "K\5\u0085", big + "\u0085") + ".", expected);
        refusesWithStorage(tensor("K\0", big + big + "\u0086", big + "K\1\u0086") + ".", expected);
        refusesWithStorage(tensor("K\0", "J\u00ff\u00ff\u00ff\u00ff\u0085", "K\1\u0085") + ".", expected);
        refusesWithStorage(tensor("K\0", "K\2\u0085", ")") + ".", expected);
        refusesWithStorage(
                tensor("K\0", "(" + "K\1".repeat(1000) + "t", "(" + "K\1".repeat(1000) + "t") + ".", expected);
    }

    @Test
    void viewsThatRepeatElementsWithoutEnd() throws IOException {
        String million = "J\100\102\17\0"; // 10^6
        refusesWithStorage(tensor("K\0", million + million + "\u0086", "K\0K\0\u0086") + ".", "repeats elements");
        String big = "\u008a\10\0\0\0\0\0\0\0@"; // 2^62
        refusesWithStorage(tensor("K\0", big + big + "\u0086", "K\0K\0\u0086") + ".", "repeats elements");
    }

    @Test
    void argumentsOfTheWrongKind() throws IOException {
        String expected = "is not what torch.save writes there";
        refusesWithStorage(REBUILD + ")R.", expected);
        refusesWithStorage(REBUILD + "(K\1K\2K\3tR.", expected);
        refusesWithStorage(REBUILD + "(" + STORAGE + "NNNtR.", expected);
        refusesWithStorage(REBUILD + "(" + STORAGE + "K\0NNtR.", expected);
        refusesWithStorage(tensor("K\0", "N\u0085", "K\1\u0085") + ".", "no integer");
        refusesWithStorage("ctorch._utils\n_rebuild_parameter\n(NtR.", expected);
        refusesWithStorage("ctorch\nSize\n)R.", expected);
        refusesWithStorage("ctorch\nfloat32\n)R.", "which is no function");
        refusesWithStorage("ccollections\nOrderedDict\n(]tR.", "in a way torch.save does not");
        refusesWithStorage("c__builtin__\nset\n)R.", "no list");
        refusesWithStorage("K\1)R.", "calls something that is no function");
        refusesWithStorage("ctorch\nSize\n]R.", "calls something that is no function");
    }

    @Test
    void persistentIdsThatAreNoStorage() throws IOException {
        refusesWithStorage("K\1Q.", "no storage");
        refusesWithStorage(")Q.", "no storage");
        refusesWithStorage(STORAGE.replace("storagec", "otheeerc") + ".", "no storage");
        refusesWithStorage(STORAGE.replace("K\6", "K\7") + ".", "7 elements");
        refusesWithStorage(STORAGE.replace("K\6", "J\u00ff\u00ff\u00ff\u00ff") + ".", "-1 elements");
        refusesWithStorage(STORAGE.replace("FloatStorage", "Size") + ".", "no record");
        refusesWithStorage(STORAGE.replace("X\1\0\0\0" + "0", "X\13\0\0\0../data.pkl") + ".", "no record");
    }

    @Test
    void theTemplateOfTheseTestsIsSound() throws IOException {
        Path path = withStorage(tensor("K\1", "K\2K\1\u0086", "K\3K\1\u0086") + ".");
        try (TorchArchive archive = TorchArchive.open(path)) {
            assertThat(archive.weights().get("tensor").toTensor().floats()).containsExactly(1, 4);
        }
    }

    private static String tensor(String offset, String shape, String strides) {
        return REBUILD + "(" + STORAGE + offset + shape + strides + "\u0089NtR";
    }

    private Path withStorage(String program) throws IOException {
        java.nio.ByteBuffer numbers = java.nio.ByteBuffer.allocate(24).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 6; i++) {
            numbers.putFloat(i);
        }
        return ArchiveBuilder.ofPickle(program)
                .record("a/data/0", numbers.array())
                .write(folder.resolve("hostile.pt"));
    }

    private void refusesWithStorage(String program, String expected) throws IOException {
        refuses(withStorage(program), expected);
    }

    private void refuses(String program, String expected) throws IOException {
        refuses(ArchiveBuilder.ofPickle(program).write(folder.resolve("hostile.pt")), expected);
    }

    private static void refuses(Path path, String expected) {
        assertThatThrownBy(() -> TorchArchive.open(path).close())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(path.getFileName().toString())
                .hasMessageContaining(expected);
    }
}
