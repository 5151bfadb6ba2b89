package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.renderers.sandbox.Bubblewrap;
import io.github.visionfromtext.renderers.sandbox.Canary;
import io.github.visionfromtext.renderers.sandbox.Sandbox;
import io.github.visionfromtext.renderers.sandbox.SandboxLimits;
import io.github.visionfromtext.renderers.sandbox.SandboxProfile;
import io.github.visionfromtext.renderers.sandbox.Uncaged;
import io.github.visionfromtext.renderers.worker.ProcessWorker;
import io.github.visionfromtext.renderers.worker.WorkerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CPython in its cage: whether it is here and holds, and workers inside. Thread-safe. */
final class PythonCage {
    /** The system property that names another interpreter. */
    static final String INTERPRETER_PROPERTY = "io.github.visionfromtext.renderers.python";

    private static final int MAX_REPLY_BYTES = 128 << 20;
    private static final Duration START = Duration.ofSeconds(60);
    private static final SandboxLimits LIMITS = new SandboxLimits(24, 64L << 20, 64L << 20, 8L << 30, 3600);
    private static final SandboxProfile PROFILE = new SandboxProfile(
            "python",
            List.of(
                    Path.of("/etc/matplotlibrc"),
                    Path.of("/etc/alternatives"),
                    Path.of("/etc/ld.so.cache"),
                    interpreterHome()),
            Map.of(
                    "PATH", "/usr/bin",
                    "HOME", "/tmp",
                    "LANG", "C.UTF-8",
                    "MPLBACKEND", "Agg",
                    "MPLCONFIGDIR", "/tmp",
                    "OMP_NUM_THREADS", "1",
                    "OPENBLAS_NUM_THREADS", "1"),
            LIMITS);

    private final Sandbox sandbox;

    PythonCage(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static PythonCage ofThisMachine() {
        return new PythonCage(Uncaged.isChosen() ? new Uncaged() : new Bubblewrap());
    }

    String sandboxName() {
        return sandbox.name();
    }

    static Path interpreter() {
        return Path.of(System.getProperty(INTERPRETER_PROPERTY, "/usr/bin/python3"));
    }

    /** Of a virtual environment, whose folder the cage has to show; {@code /usr} is there anyway. */
    private static Path interpreterHome() {
        Path bin = interpreter().toAbsolutePath().getParent();
        Path home = bin == null ? null : bin.getParent();
        return home == null ? Path.of("/usr") : home;
    }

    /** Whether programs of a dialect can be run here. Starts processes; never throws. */
    Availability availability(PythonDialect dialect) {
        if (!Files.isExecutable(interpreter())) {
            return Availability.missing(
                    "there is no " + interpreter(),
                    "install Python 3.9 or newer (apt-get install python3), or name one with -D"
                            + INTERPRETER_PROPERTY);
        }
        if (!Uncaged.isChosen()) {
            Availability proof = Canary.prove(sandbox, PROFILE, PythonCage::canary);
            if (!proof.usable()) {
                return proof;
            }
        }
        try {
            Started started = start(dialect);
            started.worker().close();
            return Availability.usable(
                    started.version() + " in " + sandbox.name() + (Uncaged.isChosen() ? "" : ", proved by its canary"));
        } catch (IOException | WorkerException e) {
            return Availability.missing(
                    "its worker does not start: " + e.getMessage(),
                    "install what it imports, on Debian and Ubuntu: apt-get install python3"
                            + (dialect == PythonDialect.MATPLOTLIB ? " python3-matplotlib" : ""));
        }
    }

    private static List<String> canary(Path secret, int port) {
        return List.of(
                interpreter().toString(),
                "-I",
                "-B",
                "-c",
                resource("canary"),
                secret.toString(),
                String.valueOf(port),
                String.valueOf(LIMITS.processes()),
                String.join(",", PROFILE.environment().keySet()));
    }

    /** A worker that is ready to be asked, and the versions of what it runs. */
    record Started(ProcessWorker worker, String version) {}

    /** Starts a worker that has imported what its dialect needs. */
    Started start(PythonDialect dialect) throws IOException, WorkerException {
        ProcessWorker worker = new ProcessWorker(
                sandbox.start(PROFILE, List.of(interpreter().toString(), "-I", "-B", "-c", resource("boot"))),
                MAX_REPLY_BYTES);
        List<byte[]> message = new ArrayList<>();
        message.add(bytes(dialect.language().name()));
        List<String> modules = new ArrayList<>(List.of("vft_limits", "vft_guard", "vft_errors", "vft_child"));
        modules.addAll(dialect.modules());
        modules.add("vft_server");
        for (String module : modules) {
            message.add(bytes(module));
            message.add(bytes(resource(module)));
        }
        try {
            List<byte[]> ready = worker.ask(message, START);
            return new Started(worker, ready.size() > 1 ? new String(ready.get(1), StandardCharsets.UTF_8) : "unknown");
        } catch (WorkerException e) {
            throw WorkerException.notStarted(e.getMessage(), e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String resource(String module) {
        String path = "/io/github/visionfromtext/renderers/python/" + module + ".py";
        try (InputStream in = PythonCage.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
