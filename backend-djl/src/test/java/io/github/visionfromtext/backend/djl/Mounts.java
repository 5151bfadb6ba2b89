package io.github.visionfromtext.backend.djl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Processes for which alone a folder is on another file system: one that is full, or cannot be written. */
public final class Mounts {
    private Mounts() {}

    /** What to run a process under which sees {@code folder} with room for four megabytes. */
    public static List<String> full(Path folder) throws InterruptedException {
        return prefix("mount -t tmpfs -o size=4m tmpfs " + folder);
    }

    /** What to run a process under which cannot write to {@code folder}. */
    public static List<String> readOnly(Path folder) throws InterruptedException {
        return prefix("mount --bind " + folder + " " + folder + " && mount -o remount,ro,bind " + folder);
    }

    /** Skips the test where this machine does not allow it. */
    private static List<String> prefix(String mount) throws InterruptedException {
        List<String> prefix =
                List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mount + " && exec \"$@\"", "sh");
        List<String> attempt = new ArrayList<>(prefix);
        attempt.add("true");
        boolean can;
        try {
            can = Forked.run(attempt, Map.of()).exitCode() == 0;
        } catch (IOException e) {
            can = false;
        }
        assumeTrue(can, "needs Linux with 'unshare' and user namespaces allowed, to mount something");
        return prefix;
    }
}
