package io.github.visionfromtext.renderers.worker.jvm;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.renderers.sandbox.Bubblewrap;
import io.github.visionfromtext.renderers.sandbox.Canary;
import io.github.visionfromtext.renderers.sandbox.Sandbox;
import io.github.visionfromtext.renderers.sandbox.SandboxLimits;
import io.github.visionfromtext.renderers.sandbox.SandboxProfile;
import io.github.visionfromtext.renderers.sandbox.Uncaged;
import io.github.visionfromtext.renderers.worker.ProcessWorker;
import io.github.visionfromtext.renderers.worker.WorkerException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JVM in a cage that runs one renderer: whether it can be had here, and its processes. Thread-safe. */
public final class WorkerJvm {
    private static final int MAX_REPLY_BYTES = 256 << 20;
    private static final Duration START = Duration.ofSeconds(60);
    /** What a JVM needs before a program has asked for anything. */
    private static final long OWN_HEAP_BYTES = 96L << 20;
    /** A JVM reserves far more address space than it uses: its memory is bounded by options of its own. */
    private static final SandboxLimits LIMITS = new SandboxLimits(96, 64L << 20, 64L << 20, 64L << 30, 3600);

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final List<String> OWN_CLASSES = List.of(
            JvmMain.class.getName(),
            CodeRenderer.class.getName(),
            "org.slf4j.Logger",
            "org.jspecify.annotations.NullMarked");

    private final String name;
    private final String renderer;
    private final List<String> classes;
    private final Sandbox sandbox;
    private final List<Path> readable;
    private final Map<String, String> environment;
    private @Nullable List<Path> classPath;

    /**
     * Describes a worker.
     *
     * @param name for messages, such as {@code "processing"}
     * @param renderer class name of a {@link CodeRenderer} with a public constructor without parameters
     * @param classes one class name for each jar it needs, besides this library's
     * @param readable what else of this machine it reads; what does not exist is left out
     * @param variables of its environment, besides {@code PATH}, {@code HOME} and {@code LANG}
     */
    public WorkerJvm(
            String name, String renderer, List<String> classes, List<Path> readable, Map<String, String> variables) {
        this(name, renderer, classes, readable, variables, sandboxOfThisMachine());
    }

    static Sandbox sandboxOfThisMachine() {
        return Uncaged.isChosen() ? new Uncaged() : new Bubblewrap();
    }

    WorkerJvm(
            String name,
            String renderer,
            List<String> classes,
            List<Path> readable,
            Map<String, String> variables,
            Sandbox sandbox) {
        this.name = name;
        this.renderer = renderer;
        this.classes = List.copyOf(classes);
        this.readable = List.copyOf(readable);
        this.sandbox = sandbox;
        Map<String, String> all = new java.util.HashMap<>(variables);
        all.putAll(Map.of("PATH", "/usr/bin", "HOME", "/tmp", "LANG", "C.UTF-8"));
        this.environment = Map.copyOf(all);
    }

    /** Of its sandbox; part of provenance. */
    public String sandboxName() {
        return sandbox.name();
    }

    /** Whether it starts and its cage holds. Starts processes; never throws. */
    public Availability availability() {
        try {
            SandboxProfile profile = profile();
            if (!Uncaged.isChosen()) {
                Availability proof = Canary.prove(sandbox, profile, this::canary);
                if (!proof.usable()) {
                    return proof;
                }
            }
            Started started = start(RenderLimits.DEFAULT.memoryBytes());
            started.worker().close();
            return Availability.usable(started.provenance().entries().getOrDefault("renderer.version", name)
                    + ", worker JVM of Java " + Runtime.version().feature() + " in " + sandbox.name() + proof());
        } catch (ClassNotFoundException e) {
            return Availability.missing(
                    e.getMessage() + " is not on the class path",
                    "add the dependencies of this library's renderers, optional ones such as "
                            + "org.processing:preprocessor among them");
        } catch (IOException | WorkerException e) {
            return Availability.missing(
                    "its worker JVM does not start: " + e.getMessage(),
                    "the folder of Java (" + JAVA_HOME + ") must be readable for every user");
        }
    }

    private static String proof() {
        return Uncaged.isChosen() ? "" : ", proved by its canary";
    }

    /** A worker that is ready to be asked, and what its renderer says of itself. */
    record Started(ProcessWorker worker, Provenance provenance) {}

    /**
     * Starts one that is ready to be asked.
     *
     * @param memoryBytes what a program may use
     * @throws IOException if its classes cannot be had or the cage does not start
     * @throws WorkerException if it does not come up
     */
    Started start(long memoryBytes) throws IOException, WorkerException {
        List<String> command;
        SandboxProfile profile;
        try {
            command = command(memoryBytes, JvmMain.class.getName());
            profile = profile();
        } catch (ClassNotFoundException e) {
            throw new IOException(e.getMessage() + " is not on the class path", e);
        }
        command.add(renderer);
        ProcessWorker worker = new ProcessWorker(sandbox.start(profile, command), MAX_REPLY_BYTES);
        try {
            return new Started(worker, RenderMessages.decodeProvenance(worker.hear(START)));
        } catch (WorkerException e) {
            throw WorkerException.notStarted(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            worker.close();
            throw WorkerException.notStarted("it does not say what it is", e);
        }
    }

    private List<String> canary(Path secret, int port) {
        try {
            List<String> command = command(RenderLimits.DEFAULT.memoryBytes(), JvmCanary.class.getName());
            command.add(secret.toString());
            command.add(String.valueOf(port));
            command.add(String.valueOf(LIMITS.processes()));
            command.add(String.join(",", environment.keySet()));
            return command;
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the class path was there a moment ago: " + e.getMessage(), e);
        }
    }

    private List<String> command(long memoryBytes, String main) throws IOException, ClassNotFoundException {
        String path = classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new ArrayList<>(List.of(
                JAVA_HOME.resolve("bin/java").toString(),
                "-Xmx" + ((memoryBytes + OWN_HEAP_BYTES) >> 10) + "k",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:+UseSerialGC",
                // Warnings of the JVM would go to standard output, between the messages.
                "-Xlog:disable",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=/tmp",
                "-cp",
                path,
                main));
    }

    private SandboxProfile profile() throws IOException, ClassNotFoundException {
        List<Path> all = new ArrayList<>(classPath());
        all.addAll(List.of(
                JAVA_HOME,
                // Debian and Ubuntu keep the settings of a JDK and of fonts outside it.
                Path.of("/etc/java-" + Runtime.version().feature() + "-openjdk"),
                Path.of("/etc/fonts"),
                Path.of("/var/cache/fontconfig"),
                Path.of("/etc/alternatives"),
                Path.of("/etc/ld.so.cache")));
        all.addAll(readable);
        return new SandboxProfile(name, all, environment, LIMITS);
    }

    private synchronized List<Path> classPath() throws IOException, ClassNotFoundException {
        if (classPath == null) {
            List<String> all = new ArrayList<>(OWN_CLASSES);
            all.addAll(classes);
            classPath = ClassPathCopy.readable(all);
        }
        return classPath;
    }
}
