package io.github.visionfromtext.core.checkpoint;

import io.github.visionfromtext.CheckpointException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of files, for provenance. */
public final class ContentHash {
    private static final int CHUNK_BYTES = 1 << 16;

    private ContentHash() {}

    /**
     * The hash of one file, as {@code sha256sum} prints it; of several, the hash of what {@code sha256sum} prints for them
     * sorted by file name, so that it does not depend on where they are.
     *
     * @return 64 hexadecimal digits
     * @throws CheckpointException if a file cannot be read
     */
    public static String of(List<Path> files) {
        if (files.size() == 1) {
            return of(files.get(0));
        }
        StringBuilder lines = new StringBuilder();
        files.stream()
                .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                .forEach(file -> lines.append(of(file))
                        .append("  ")
                        .append(file.getFileName())
                        .append('\n'));
        return of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of bytes in memory. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static String of(Path file) {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream input = Files.newInputStream(file)) {
            for (int count = input.read(chunk); count >= 0; count = input.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        } catch (IOException e) {
            throw new CheckpointException(file + ": cannot be read: " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
