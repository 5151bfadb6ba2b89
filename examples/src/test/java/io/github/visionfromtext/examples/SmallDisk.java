package io.github.visionfromtext.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs {@code vft} in a process of its own that sees a file system of few bytes at {@code disk}. It is mounted in a name
 * space of the process, so nobody else sees it, and what is on it in the end is printed by the shell around.
 *
 * @param disk an empty folder
 * @param options of the mount: {@code size=64k}
 */
record SmallDisk(Path disk, String options) {
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-root-user", "--mount");

    /** What became of it: the exit code of {@code vft}, and all output with that of the script after it. */
    record Outcome(int exitCode, String output) {}

    /**
     * @param before shell commands that prepare the disk, which is the working directory
     * @param after shell commands that show what {@code vft} left
     */
    Outcome run(String before, String after, Object... arguments) throws IOException, InterruptedException {
        assumeTrue(mountsAnywhere(), "this machine lets nobody mount a file system of his own");
        String words = Arrays.stream(arguments).map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script =
                "mount -t tmpfs -o " + options + " none '" + disk + "' && cd '" + disk + "' || exit 99\n" + before
                        + "\n'" + java + "' -Xmx1g -cp \"$CLASSES\" " + Vft.class.getName() + " " + words
                        + "\ncode=$?\n" + after + "\nexit $code\n";
        List<String> command = new ArrayList<>(NAMESPACE);
        command.addAll(List.of("sh", "-c", script));
        return start(command);
    }

    private static boolean mountsAnywhere() throws InterruptedException {
        List<String> command = new ArrayList<>(NAMESPACE);
        command.addAll(List.of("sh", "-c", "mount -t tmpfs -o size=4k none /mnt"));
        try {
            return start(command).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome start(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
