package io.github.visionfromtext.renderers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cage by itself, as it holds a worker JVM or TeX: no seccomp, no hook, no allow-list, and Python as the attacker. The
 * script tries one thing after the other and prints those it could do.
 */
class BubblewrapTest {
    private static final SandboxLimits LIMITS = new SandboxLimits(32, 8L << 20, 16L << 20, 8L << 30, 60);

    @TempDir
    private Path folder;

    private final Bubblewrap cage = new Bubblewrap();
    private final SandboxProfile profile =
            new SandboxProfile("test", List.of(), Map.of("PATH", "/usr/bin", "HOME", "/tmp"), LIMITS);

    @BeforeEach
    void requireTools() {
        assumeTrue(cage.availability().usable(), () -> cage.availability().remedy());
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs /usr/bin/python3 as the attacker");
    }

    @Test
    void holdsAgainstEveryAttemptToLeaveIt() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "outside");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(server.getLocalPort());
            String own = String.valueOf(ProcessHandle.current().pid());
            List<String> lines = run(script(), secret.toString(), port, own);
            assertThat(lines).filteredOn(line -> !line.endsWith(": refused")).isEmpty();
            assertThat(lines).hasSizeGreaterThanOrEqualTo(30);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(secret);
        }
    }

    @Test
    void endsWithAllItsProcessesWhenItIsKilled() throws Exception {
        Process process = start("import os, time\nfor _ in range(5):\n    if os.fork() == 0: time.sleep(1000)\n"
                + "print('ready', flush=True)\ntime.sleep(1000)\n");
        assertThat(process.getInputStream().read()).isEqualTo('r');
        List<ProcessHandle> all = process.descendants().toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(6);
        process.destroyForcibly();
        for (ProcessHandle each : all) {
            each.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private static String script() throws IOException {
        try (InputStream in = BubblewrapTest.class.getResourceAsStream("/attacks/escape.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Process start(String script, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("/usr/bin/python3", "-I", "-B", "-c", script));
        command.addAll(List.of(arguments));
        return cage.start(profile, command);
    }

    private List<String> run(String script, String... arguments) throws IOException, InterruptedException {
        Process process = start(script, arguments);
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(errors).isZero();
        return lines;
    }
}
