package io.github.visionfromtext.renderers.sandbox;

import io.github.visionfromtext.backend.Availability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Proves a cage by trying to break out of it, in the very profile that programs will run in. Any success, and any answer but
 * the expected one, is a missing sandbox. What has held is not tried again while this JVM lives.
 */
public final class Canary {
    /** What a canary prints when every attempt was refused. */
    public static final String CAGED = "read=refused connect=refused fork=refused write=refused environment=clean";

    private static final String REMEDY =
            "this machine must let unprivileged users make user namespaces (sysctl kernel.unprivileged_userns_clone=1; on "
                    + "Ubuntu 24.04 also kernel.apparmor_restrict_unprivileged_userns=0; in Docker a seccomp profile that "
                    + "allows them), and bubblewrap must be 0.8 or newer";
    private static final long SECONDS = 20;

    private static final Set<Proof> PROVED = ConcurrentHashMap.newKeySet();

    private record Proof(Class<?> sandbox, String name, SandboxProfile profile) {}

    private Canary() {}

    /**
     * Runs the canary.
     *
     * @param command makes its command from a file of this machine that it must fail to read and write beside, and a local
     *     port that it must fail to reach; it prints {@link #CAGED} or what it could do
     * @return usable, or why not. Never throws
     */
    public static Availability prove(
            Sandbox sandbox, SandboxProfile profile, BiFunction<Path, Integer, List<String>> command) {
        Availability tool = sandbox.availability();
        if (!tool.usable()) {
            return tool;
        }
        Proof proof = new Proof(sandbox.getClass(), sandbox.name(), profile);
        if (PROVED.contains(proof)) {
            return proved(sandbox);
        }
        try {
            Path folder = Files.createTempDirectory(
                    "canary", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
            Path secret = Files.writeString(folder.resolve("secret"), "outside");
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                String answer = answer(sandbox.start(profile, command.apply(secret, server.getLocalPort())));
                boolean clean = onlyFile(folder, secret);
                if (answer.equals(CAGED) && clean) {
                    PROVED.add(proof);
                    return proved(sandbox);
                }
                return Availability.missing(
                        "the canary of " + sandbox.name() + " says: " + (clean ? answer : "it wrote outside"), REMEDY);
            } finally {
                Files.deleteIfExists(secret);
                Files.deleteIfExists(folder);
            }
        } catch (IOException | RuntimeException e) {
            return Availability.missing(
                    "the canary of " + sandbox.name() + " could not run: " + e.getMessage(), REMEDY);
        }
    }

    private static Availability proved(Sandbox sandbox) {
        return Availability.usable(sandbox.name() + ", proved by its canary");
    }

    private static boolean onlyFile(Path folder, Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().equals(List.of(file));
        }
    }

    private static String answer(Process process) throws IOException {
        try {
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    process::destroyForcibly, CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS));
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readNBytes(4000), StandardCharsets.UTF_8).strip();
            String errors = new String(process.getErrorStream().readNBytes(4000), StandardCharsets.UTF_8).strip();
            end.cancel(false);
            return errors.isEmpty() ? printed : printed + " " + errors;
        } finally {
            process.destroyForcibly();
        }
    }
}
