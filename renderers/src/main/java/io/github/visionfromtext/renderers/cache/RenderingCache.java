package io.github.visionfromtext.renderers.cache;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.drawing.Rendering;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of renderings, one file each. Thread-safe, and safe for several processes at once.
 *
 * <p>A file is written beside its place, forced to the disk and then moved there whole, and carries its checksum: whatever
 * ends a process or the machine, what is found is what was stored, or nothing. A disk that is full, read-only or gone costs
 * time, never a rendering: the cache then finds and keeps nothing, and says so once in the log.
 *
 * <p>Whoever can write to the folder decides what is found in it: it should be no more open than its user.
 */
public final class RenderingCache {
    /** A gibibyte: some tens of thousands of pictures. */
    public static final long DEFAULT_MAX_BYTES = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(RenderingCache.class);
    private static final String ENDING = ".rendering";
    private static final String UNFINISHED = ".unfinished";
    private static final long MAX_ENTRY_BYTES = 256L << 20;

    private final Path folder;
    private final Eviction eviction;
    private final AtomicBoolean troubled = new AtomicBoolean();

    /**
     * Uses a folder, which is made when there is something to keep.
     *
     * @param maxBytes what all files may come to, at least 1; beyond it, those not used for longest go
     * @throws InvalidInputException if there is no room for anything, or the folder is a file
     */
    public RenderingCache(Path folder, long maxBytes) {
        if (maxBytes < 1) {
            throw new InvalidInputException("a cache of " + maxBytes + " bytes: expected at least 1");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidInputException("cache " + folder + " is a file: name a folder");
        }
        this.folder = folder;
        this.eviction = new Eviction(folder, maxBytes);
    }

    /** The rendering kept for a key, if it is there and whole. */
    Optional<Rendering> find(String key) {
        Path file = file(key);
        try {
            if (Files.size(file) > MAX_ENTRY_BYTES) {
                throw new Entry.DamagedException("it is larger than any entry");
            }
            Rendering rendering = Entry.decode(key, Files.readAllBytes(file));
            markUsed(file);
            return Optional.of(rendering);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (Entry.DamagedException e) {
            LOG.info("Dropped {} from the cache of renderings: {}", file, e.getMessage());
            drop(file);
            return Optional.empty();
        } catch (IOException e) {
            complain("read", e);
            return Optional.empty();
        }
    }

    /** Keeps a rendering, if the disk lets it. */
    void store(String key, Rendering rendering) {
        Path file = file(key);
        Path unfinished = file.resolveSibling(key + "." + UUID.randomUUID() + UNFINISHED);
        try {
            Files.createDirectories(unfinished.getParent());
            byte[] entry = Entry.encode(key, rendering);
            try {
                write(entry, unfinished);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            troubled.set(false);
            eviction.wrote(entry.length);
        } catch (IOException e) {
            complain("write to", e);
        }
    }

    private static void write(byte[] entry, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(entry);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            // Before the move: a file system may else keep the new name and lose the content.
            channel.force(true);
        }
    }

    private static void markUsed(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // It was found all the same; on a disk that may only be read nothing is evicted either.
        }
    }

    private static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It will be found damaged again.
        }
    }

    /** Once until something could be written again: every program of a batch would say the same. */
    private void complain(String verb, IOException e) {
        if (!troubled.getAndSet(true)) {
            LOG.warn(
                    "Cannot {} the cache of renderings in {} ({}): renderings are made, but not kept",
                    verb,
                    folder,
                    e.toString());
        }
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + ENDING);
    }

    static boolean isEntry(Path file) {
        return file.toString().endsWith(ENDING);
    }

    static boolean isUnfinished(Path file) {
        return file.toString().endsWith(UNFINISHED);
    }
}
