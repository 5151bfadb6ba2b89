package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.restoration.LlmRestorer;
import io.github.visionfromtext.core.restoration.RestorationFiles;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.restoration.RestorationOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One tile restored again and again, in a process of a small heap: neither that nor native memory grows. */
class RestorationMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");

    @TempDir
    private Path folder;

    @Test
    void memoryStaysFlatOverAHundredRestores() throws IOException, InterruptedException {
        assertFlat(100);
    }

    @Test
    @Tag("slow")
    void memoryStaysFlatOverAThousandRestores() throws IOException, InterruptedException {
        assertFlat(1_000);
    }

    private void assertFlat(int restores) throws IOException, InterruptedException {
        assumeTrue(Files.exists(STATUS), "needs Linux, which tells the size of a process");
        Path mae = TinyModels.mae(folder.resolve("mae"), 64);
        Path llama = TinyModels.llama(folder.resolve("llama"), 1);
        TinyModels.adapter(folder.resolve("adapter"), "denoise", llama, mae);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Xms64m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:MaxDirectMemorySize=16m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName(),
                        folder.toString(),
                        String.valueOf(restores))
                .redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", "1");
        // One arena, so that what is free in one thread's is not mistaken for growth.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        String[] grown = output.lines().reduce((a, b) -> b).orElseThrow().split(" ", 2);
        assertThat(Long.parseLong(grown[0])).as("kB of the process: " + output).isLessThan(16_000);
        assertThat(Long.parseLong(grown[1])).as("kB of the heap: " + output).isLessThan(4_000);
    }

    /** Prints by how many kB the process and its heap have grown after it had warmed up. */
    static final class Probe {
        private static final int WARM_UP = 40;

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            RestorationFiles files =
                    new RestorationFiles(folder.resolve("llama"), folder.resolve("mae"), folder.resolve("adapter"));
            Image tile = Image.generate(64, 64, (x, y, channel) -> (x * y + channel) % 255 / 255f);
            try (Backend backend = Backends.open("djl-pytorch", new BackendOptions("cpu", 1));
                    LlmRestorer restorer = files.load(backend, WeightFormat.FLOAT32)) {
                restore(restorer, tile, WARM_UP);
                long heap = heapKilobytes();
                long resident = residentKilobytes();
                restore(restorer, tile, Integer.parseInt(arguments[1]));
                System.out.println(
                        Math.max(0, residentKilobytes() - resident) + " " + Math.max(0, heapKilobytes() - heap));
            }
        }

        private static void restore(LlmRestorer restorer, Image tile, int times) {
            for (int i = 0; i < times; i++) {
                restorer.restore(tile, RestorationOptions.of("denoise"));
            }
        }

        private static long heapKilobytes() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return (runtime.totalMemory() - runtime.freeMemory()) >> 10;
        }

        private static long residentKilobytes() throws IOException {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
