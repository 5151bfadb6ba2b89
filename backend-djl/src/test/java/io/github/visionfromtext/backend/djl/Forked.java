package io.github.visionfromtext.backend.djl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a main class of the tests in a Java process of its own. */
public record Forked(int exitCode, String output) {
    /**
     * Waits for the end of the process.
     *
     * @param prefix a command to run it under, or nothing
     */
    public static Forked run(
            List<String> prefix, Class<?> main, List<String> jvmArguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return run(command, environment);
    }

    public static Forked run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Forked(process.waitFor(), output);
    }
}
