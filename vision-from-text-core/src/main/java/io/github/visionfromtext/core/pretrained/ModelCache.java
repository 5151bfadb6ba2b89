package io.github.visionfromtext.core.pretrained;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.ContentHash;
import io.github.visionfromtext.core.checkpoint.file.ReplacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Models copied out of a jar, because they are read by memory mapping: {@code vision-from-text} in {@code XDG_CACHE_HOME}, by
 * default {@code ~/.cache}. What is there and whole is used as it is; whatever else is there is replaced.
 */
final class ModelCache {
    private final Path folder;

    ModelCache(Path folder) {
        this.folder = folder;
    }

    static ModelCache ofUser() {
        @Nullable String chosen = System.getenv("XDG_CACHE_HOME");
        Path caches = chosen == null || chosen.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(chosen);
        return new ModelCache(caches.resolve("vision-from-text"));
    }

    /**
     * The folder of a model, complete and checked.
     *
     * @throws CheckpointException if it cannot be written
     */
    Path extract(ModelResources resources, String model) {
        Map<String, String> files = resources.hashes(model);
        // Another version of the library has other hashes and so another folder.
        String version = ContentHash.of(files.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, 12);
        Path target = folder.resolve(model + "-" + version);
        try {
            Files.createDirectories(target);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = target.resolve(file.getKey());
                if (!Files.isRegularFile(path) || !ContentHash.of(List.of(path)).equals(file.getValue())) {
                    byte[] bytes = resources.read(model, file.getKey());
                    ReplacedFile.write(path, output -> output.write(bytes));
                }
            }
            return target;
        } catch (IOException e) {
            throw new CheckpointException(
                    "Cannot copy the library's model " + model + " to " + target + ": " + e
                            + "; set XDG_CACHE_HOME to a folder that can be written",
                    e);
        }
    }
}
