package io.github.visionfromtext.core.checkpoint;

import io.github.visionfromtext.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is where in a HuggingFace folder. */
final class ModelFolder {
    /** In the order of preference: safetensors need no care about who made them. */
    private static final List<String> TENSOR_FILES = List.of(
            "model.safetensors",
            "model.safetensors.index.json",
            "pytorch_model.bin",
            "pytorch_model.bin.index.json",
            "pytorch_model.pt");

    private static final List<String> TENSOR_ENDINGS = List.of(".safetensors", ".gguf", ".bin", ".pt", ".pth");

    private ModelFolder() {}

    /** The file to open, or the index of the files to open. */
    static Path tensorFile(Path folder) {
        for (String name : TENSOR_FILES) {
            if (Files.exists(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        List<Path> candidates = candidates(folder);
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.isEmpty()) {
            throw new CheckpointException(folder + ": holds no checkpoint; expected one of " + TENSOR_FILES
                    + " or a single file ending with one of " + TENSOR_ENDINGS);
        }
        throw new CheckpointException(folder + ": holds several checkpoints, name one of "
                + candidates.stream().map(Path::getFileName).toList());
    }

    /** The {@code config.json} in the same folder as a file of tensors, if there is one. */
    static @Nullable ModelConfig configBeside(Path tensorFile) {
        Path file = tensorFile.resolveSibling("config.json");
        return Files.exists(file) ? ModelConfig.read(file) : null;
    }

    private static List<Path> candidates(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> TENSOR_ENDINGS.stream().anyMatch(nameOf(file)::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CheckpointException(folder + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
