package io.github.visionfromtext.tck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.visionfromtext.tck.specification.AbsentCapability;
import io.github.visionfromtext.tck.specification.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Native memory comes back: a process with a small heap calls, opens, loads and trains, and stays at its size. */
public abstract class MemoryRules extends BackendRules {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long ALLOWED_KILOBYTES = 8_000;

    /** Called by the suite. */
    protected MemoryRules() {}

    /** A main class and its arguments, which runs {@link MemoryWorkload#main} on the backend. */
    protected abstract List<String> mainOfWorkload();

    @Test
    @Rule("L7")
    void memoryStaysFlat() throws IOException, InterruptedException {
        if (!Files.exists(STATUS)) {
            throw new AbsentCapability(subject().name(), "no Linux");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A heap that cannot grow, so that what grows is native.
        command.addAll(List.of(
                "-Xmx48m", "-Xms48m", "-XX:+AlwaysPreTouch", "-XX:MaxDirectMemorySize=16m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(mainOfWorkload());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        String last = output.lines().reduce((a, b) -> b).orElse("");
        assertTrue(last.startsWith(MemoryWorkload.GROWN), output);
        long grown =
                Long.parseLong(last.substring(MemoryWorkload.GROWN.length()).strip());
        assertTrue(grown < ALLOWED_KILOBYTES, () -> "grown by " + grown + " kB after it had warmed up:\n" + output);
    }
}
