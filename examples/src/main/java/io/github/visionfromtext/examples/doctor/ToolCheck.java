package io.github.visionfromtext.examples.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Programs that some parts of the library use if they are there. Nothing is started. */
final class ToolCheck implements Check {
    /** What a tool is good for, and how to get it. */
    private record Tool(String program, String purpose, String remedy) {}

    private static final List<Tool> TOOLS = List.of(
            new Tool("python3", "drawing programs in Python; comparing with HuggingFace", "install python3"),
            new Tool("bwrap", "running drawing programs in a sandbox", "install bubblewrap"),
            new Tool("nvidia-smi", "a CUDA device", "without one everything runs on the CPU"));

    private final String searchPath;

    ToolCheck() {
        this(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    ToolCheck(String searchPath) {
        this.searchPath = searchPath;
    }

    @Override
    public List<Finding> examine() {
        return TOOLS.stream().map(this::examine).toList();
    }

    private Finding examine(Tool tool) {
        return find(tool.program())
                .map(path -> Finding.ok("optional", tool.program(), path + ": " + tool.purpose()))
                .orElseGet(() ->
                        Finding.warning("optional", tool.program(), "not found: " + tool.purpose(), tool.remedy()));
    }

    private Optional<Path> find(String program) {
        for (String folder : searchPath.split(Pattern.quote(File.pathSeparator), -1)) {
            try {
                Path file = Path.of(folder, program);
                if (!folder.isEmpty() && Files.isExecutable(file) && !Files.isDirectory(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException e) {
                // A PATH may hold anything; what is no path holds no program.
            }
        }
        return Optional.empty();
    }
}
