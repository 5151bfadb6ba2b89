package io.github.visionfromtext.backend.djl.torchscript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages of errors that come out of generated code. */
public final class ScriptErrors {
    private static final List<String> OUT_OF_MEMORY = List.of(
            "out of memory", "can't allocate memory", "not enough memory", "DefaultCPUAllocator", "std::bad_alloc");

    private ScriptErrors() {}

    /** What generated code said was wrong with an argument, or null if the error is of another kind. */
    public static @Nullable String mistake(String message) {
        int begin = message.lastIndexOf(AttentionScript.MISTAKE);
        int end = begin < 0 ? -1 : message.indexOf(']', begin);
        return end < 0 ? null : message.substring(begin + AttentionScript.MISTAKE.length(), end);
    }

    public static boolean isOutOfMemory(String message) {
        return OUT_OF_MEMORY.stream().anyMatch(message::contains);
    }

    /** The line that says what went wrong, without the trace through generated code. */
    public static String reason(String message) {
        List<String> lines = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .filter(line -> line.contains("Error: "))
                .reduce((first, second) -> second)
                .orElse(lines.isEmpty() ? message : lines.get(0));
    }
}
