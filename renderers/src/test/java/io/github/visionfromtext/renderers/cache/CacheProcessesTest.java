package io.github.visionfromtext.renderers.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes in one folder, one of which is killed while it writes. */
class CacheProcessesTest {
    /** Room for about half of the programs, so that entries come and go. */
    private static final long HALF = 400_000;

    private static final long ROOM = 1 << 24;

    @TempDir
    private Path folder;

    @Test
    void processesShareAFolderThatIsTooSmallForThem() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(CacheProcess.start(folder, 4, HALF));
        }
        for (Process process : processes) {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            assertThat(output).doesNotContain("Dropped");
        }
    }

    @Test
    void whatAKilledWriterLeavesIsWholeOrIgnored() throws Exception {
        for (int kill = 1; kill <= 4; kill++) {
            Path own = Files.createDirectory(folder.resolve("kill" + kill));
            Process writer = CacheProcess.start(own, 1_000_000, ROOM);
            while (writer.isAlive() && entries(own) < 5 * kill) {
                Thread.onSpinWait();
            }
            assertThat(writer.isAlive()).isTrue();
            writer.destroyForcibly().waitFor();
            assertThat(CacheProcess.check(own, ROOM)).isLessThan(CacheProcess.PROGRAMS);
        }
    }

    private static long entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.find(folder, 2, (file, attributes) -> RenderingCache.isEntry(file))) {
            return all.count();
        } catch (java.io.UncheckedIOException e) {
            return 0; // a file went while it was looked at
        }
    }
}
