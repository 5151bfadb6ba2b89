package io.github.visionfromtext.renderers.cache;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a folder within a number of bytes by deleting the files that were not used for longest. Looks at the folder only when
 * this process has written a sixteenth of that number, so several processes may overrun it by a sixteenth each. Thread-safe.
 */
final class Eviction {
    /** A file that is still being written is younger. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;
    private final long maxBytes;
    private long untilNextLook;

    Eviction(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    private record Kept(Path file, long bytes, FileTime lastUse) {}

    /** Counts what was written, and makes room when it is time to. */
    synchronized void wrote(long bytes) throws IOException {
        untilNextLook -= bytes;
        if (untilNextLook < 0) {
            makeRoom();
            untilNextLook = maxBytes / 16;
        }
    }

    private void makeRoom() throws IOException {
        List<Kept> all = list();
        long total = all.stream().mapToLong(Kept::bytes).sum();
        all.sort(Comparator.comparing(Kept::lastUse));
        for (Kept oldest : all) {
            if (total <= maxBytes - maxBytes / 16) {
                return;
            }
            Files.deleteIfExists(oldest.file());
            total -= oldest.bytes();
        }
    }

    private List<Kept> list() throws IOException {
        List<Kept> all = new ArrayList<>();
        Instant abandoned = Instant.now().minus(ABANDONED);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (RenderingCache.isEntry(file)) {
                    all.add(new Kept(file, attributes.size(), attributes.lastModifiedTime()));
                } else if (RenderingCache.isUnfinished(file)
                        && attributes.lastModifiedTime().toInstant().isBefore(abandoned)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // Another process was faster, or the file is none of this cache's.
                return FileVisitResult.CONTINUE;
            }
        });
        return all;
    }
}
