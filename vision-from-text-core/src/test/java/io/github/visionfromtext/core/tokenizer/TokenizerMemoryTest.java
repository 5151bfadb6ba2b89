package io.github.visionfromtext.core.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A tokenizer's native memory comes back when it is closed; those never closed show that there is something to see. */
class TokenizerMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int COUNT = 600;

    @Test
    void closingFreesNativeMemory() throws IOException, InterruptedException {
        assumeTrue(Files.exists(STATUS), "needs Linux, which tells the size of a process");
        long closed = growth("close");
        long forgotten = growth("forget");
        assertThat(closed).as("kB after %d tokenizers were closed", COUNT).isLessThan(10_000);
        assertThat(forgotten).as("kB after %d tokenizers were forgotten", COUNT).isGreaterThan(20_000);
    }

    private static long growth(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-Xms48m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return Long.parseLong(output.lines().reduce((a, b) -> b).orElseThrow());
    }

    /** Prints by how many kB the process has grown after it had warmed up. */
    static final class Probe {
        private static final Path FILE = Path.of("src/test/resources/fixtures/tokenizers/gpt-2/tokenizer.json");

        public static void main(String[] arguments) throws IOException {
            use(COUNT / 2, true);
            long before = residentKilobytes();
            use(COUNT, arguments[0].equals("close"));
            System.out.println(Math.max(0, residentKilobytes() - before));
        }

        private static void use(int count, boolean close) {
            for (int i = 0; i < count; i++) {
                Tokenizer tokenizer = Tokenizers.open(FILE);
                tokenizer.decode(tokenizer.encode("a cat sat on a mat", SpecialTokens.NONE), false);
                if (close) {
                    tokenizer.close();
                }
            }
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
