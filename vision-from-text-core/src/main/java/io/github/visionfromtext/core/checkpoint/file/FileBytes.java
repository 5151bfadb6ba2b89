package io.github.visionfromtext.core.checkpoint.file;

import io.github.visionfromtext.CheckpointException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file, read by position. Thread-safe.
 *
 * <p>Over {@link RandomAccessFile} and not a channel, because an interrupt of one reading thread would close a channel for
 * all of them.
 */
public final class FileBytes implements AutoCloseable {
    private final Path path;
    private final RandomAccessFile file;
    private final long size;
    private boolean closed;

    private FileBytes(Path path, RandomAccessFile file, long size) {
        this.path = path;
        this.file = file;
        this.size = size;
    }

    /**
     * Opens a file for reading.
     *
     * @throws CheckpointException if it does not exist, is not a regular file or may not be read
     */
    public static FileBytes open(Path path) {
        if (!Files.exists(path)) {
            throw new CheckpointException(path + ": no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw new CheckpointException(path + ": not a regular file");
        }
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
            return new FileBytes(path, file, file.length());
        } catch (IOException e) {
            throw new CheckpointException(path + ": cannot be opened for reading: " + e.getMessage(), e);
        }
    }

    /**
     * The content of a small file.
     *
     * @param most bytes that are believable for such a file
     * @throws CheckpointException if it is larger than that, or cannot be read
     */
    public static byte[] readAll(Path path, long most) {
        try (FileBytes file = open(path)) {
            if (file.size() > most) {
                throw new CheckpointException(
                        path + ": " + file.size() + " bytes are too many for such a file, expected at most " + most);
            }
            return file.read(0, file.size(), "content");
        }
    }

    public Path path() {
        return path;
    }

    /** Length in bytes when the file was opened. */
    public long size() {
        return size;
    }

    /**
     * Reads exactly {@code count} bytes.
     *
     * @param position first byte of the file
     * @param from first index in {@code destination}
     * @throws CheckpointException if the file is shorter than that, cannot be read or is closed
     */
    public void read(long position, byte[] destination, int from, int count) {
        require(position, count, "data");
        try {
            synchronized (this) {
                if (closed) {
                    throw new CheckpointException(path + ": has been closed, its tensors can no longer be read");
                }
                file.seek(position);
                file.readFully(destination, from, count);
            }
        } catch (IOException e) {
            throw new CheckpointException(
                    path + ": byte " + position + ": cannot read " + count + " bytes: " + e.getMessage(), e);
        }
    }

    /**
     * Reads {@code count} bytes into a new array, after checking that the file has them.
     *
     * @param what name of the thing read, for the message
     */
    public byte[] read(long position, long count, String what) {
        require(position, count, what);
        if (count > Integer.MAX_VALUE - 8) {
            throw damaged(position, what + " takes " + count + " bytes, too many for one array");
        }
        byte[] bytes = new byte[(int) count];
        read(position, bytes, 0, bytes.length);
        return bytes;
    }

    /**
     * Checks that a range lies in the file.
     *
     * @throws CheckpointException if it does not
     */
    public void require(long position, long count, String what) {
        if (position < 0 || count < 0 || position > size || count > size - position) {
            throw damaged(
                    position,
                    what + " takes " + Long.toUnsignedString(count) + " bytes, but the file ends at byte " + size
                            + "; it is damaged or was cut short");
        }
    }

    /** The exception for content that is not what the format says. */
    public CheckpointException damaged(long position, String problem) {
        return new CheckpointException(path + ": byte " + Long.toUnsignedString(position) + ": " + problem);
    }

    /** The exception for content that is not what the format says. */
    public CheckpointException damaged(long position, String problem, Throwable cause) {
        return new CheckpointException(path + ": byte " + Long.toUnsignedString(position) + ": " + problem, cause);
    }

    /** Gives the file back at once; reading afterwards fails. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            file.close();
        } catch (IOException e) {
            throw new CheckpointException(path + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
