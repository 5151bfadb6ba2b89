package io.github.visionfromtext.renderers.sandbox;

import io.github.visionfromtext.backend.Availability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cage that bubblewrap builds from unprivileged user namespaces. Where this JVM is root, it becomes nobody first, since
 * the kernel does not count the processes of root.
 */
public final class Bubblewrap implements Sandbox {
    private static final Path BWRAP = Path.of("/usr/bin/bwrap");
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final String NOBODY = "65534";
    private static final List<String> LIBRARIES = List.of("bin", "sbin", "lib", "lib32", "lib64");

    @Override
    public String name() {
        return "bubblewrap";
    }

    @Override
    public Availability availability() {
        for (Path tool : isRoot() ? List.of(BWRAP, PRLIMIT, SETPRIV) : List.of(BWRAP, PRLIMIT)) {
            if (!Files.isExecutable(tool)) {
                return Availability.missing(
                        "there is no " + tool,
                        "install bubblewrap 0.8 or newer and util-linux, on Debian and Ubuntu: "
                                + "apt-get install bubblewrap util-linux");
            }
        }
        return Availability.usable(BWRAP.toString());
    }

    @Override
    public Process start(SandboxProfile profile, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(commandLine(profile, command));
        builder.environment().clear();
        builder.directory(Path.of("/").toFile());
        return Spawner.start(builder);
    }

    private static List<String> commandLine(SandboxProfile profile, List<String> command) {
        SandboxLimits limits = profile.limits();
        List<String> line = new ArrayList<>();
        if (isRoot()) {
            add(line, SETPRIV, "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--");
        }
        add(line, BWRAP, "--unshare-user", "--unshare-all", "--disable-userns", "--uid", NOBODY, "--gid", NOBODY);
        add(line, "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--hostname", "drawing", "--clearenv");
        for (Map.Entry<String, String> variable : new TreeMap<>(profile.environment()).entrySet()) {
            add(line, "--setenv", variable.getKey(), variable.getValue());
        }
        add(line, "--ro-bind", "/usr", "/usr");
        for (String library : LIBRARIES) {
            addLibrary(line, library);
        }
        String scratch = String.valueOf(limits.scratchBytes());
        add(line, "--proc", "/proc", "--dev", "/dev", "--size", scratch, "--tmpfs", "/dev/shm", "--remount-ro", "/dev");
        add(line, "--size", scratch, "--tmpfs", "/tmp", "--chdir", "/tmp");
        for (Path path : profile.readable()) {
            add(line, "--ro-bind-try", path, path);
        }
        add(line, "--remount-ro", "/", "--");
        // The kernel counts processes per namespace: the limit has to be set inside.
        add(line, PRLIMIT, "--nproc=" + limits.processes(), "--fsize=" + limits.fileBytes(), "--core=0");
        add(line, "--as=" + limits.addressSpaceBytes(), "--cpu=" + limits.cpuSeconds(), "--nofile=256", "--");
        line.addAll(command);
        return line;
    }

    private static void addLibrary(List<String> line, String name) {
        Path path = Path.of("/", name);
        if (Files.isSymbolicLink(path)) {
            add(line, "--symlink", "usr/" + name, path);
        } else if (Files.isDirectory(path)) {
            add(line, "--ro-bind", path, path);
        }
    }

    private static void add(List<String> line, Object... words) {
        for (Object word : words) {
            line.add(word.toString());
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
