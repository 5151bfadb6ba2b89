package io.github.visionfromtext.examples.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder that DJL unpacks native libraries into: it must be writable and have room. */
final class NativeCacheCheck implements Check {
    private static final String AREA = "natives";
    private static final long NEEDED = 500L << 20;

    private final Path folder;

    NativeCacheCheck() {
        this(folder(System.getenv("DJL_CACHE_DIR"), System.getProperty("user.home")));
    }

    NativeCacheCheck(Path folder) {
        this.folder = folder;
    }

    private static Path folder(@Nullable String chosen, String home) {
        return chosen == null || chosen.isEmpty() ? Path.of(home, ".djl.ai") : Path.of(chosen);
    }

    @Override
    public List<Finding> examine() {
        Path nearest = folder.toAbsolutePath();
        while (nearest.getParent() != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        String remedy = "set DJL_CACHE_DIR to a folder of your own with 500 MB free";
        try {
            long free = Files.getFileStore(nearest).getUsableSpace();
            String found = folder + ", " + (free >> 20) + " MiB free";
            if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
                return List.of(Finding.failure(AREA, "cache", found + ", but not a folder to write in", remedy));
            }
            // What is unpacked already takes no room again.
            return List.of(
                    free < NEEDED && !Files.exists(folder.resolve("pytorch"))
                            ? Finding.failure(AREA, "cache", found, remedy)
                            : Finding.ok(AREA, "cache", found));
        } catch (IOException e) {
            return List.of(Finding.failure(AREA, "cache", folder + " cannot be read: " + e.getMessage(), remedy));
        }
    }
}
