package io.github.visionfromtext.renderers.worker.jvm;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tries to break out of the cage, as a program in a worker JVM would, and prints what it could do. */
final class JvmCanary {
    private JvmCanary() {}

    /** Takes a file of the machine, a port, the limit on processes and the names of the variables it may see. */
    public static void main(String[] arguments) {
        Path secret = Path.of(arguments[0]);
        String report = "read=" + word(reads(secret) || reads(Path.of("/etc/passwd")))
                + " connect=" + word(connects(Integer.parseInt(arguments[1])))
                + " fork=" + word(forks(Integer.parseInt(arguments[2])))
                + " write=" + word(writes(secret.resolveSibling("planted")) || writes(Path.of("/usr/lib/planted")))
                + " environment=" + (seesMore(Set.of(arguments[3].split(","))) ? "leaks" : "clean");
        new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8)
                .print(report);
        Runtime.getRuntime().halt(0);
    }

    private static String word(boolean succeeded) {
        return succeeded ? "SUCCEEDED" : "refused";
    }

    private static boolean reads(Path file) {
        try {
            Files.readAllBytes(file);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean connects(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean forks(int limit) {
        List<Process> children = new ArrayList<>();
        try {
            while (children.size() < limit) {
                children.add(new ProcessBuilder("/usr/bin/sleep", "60").start());
            }
            return true;
        } catch (IOException | OutOfMemoryError e) {
            return false;
        } finally {
            children.forEach(Process::destroyForcibly);
        }
    }

    private static boolean writes(Path file) {
        try {
            Files.writeString(file, "x");
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean seesMore(Set<String> allowed) {
        // PWD and the like are set by the cage itself, to what the program knows anyway.
        return System.getenv().keySet().stream()
                .anyMatch(name -> !allowed.contains(name)
                        && !Set.of("PWD", "OLDPWD", "SHLVL", "_").contains(name));
    }
}
