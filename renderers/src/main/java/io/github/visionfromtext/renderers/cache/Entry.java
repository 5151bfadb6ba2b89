package io.github.visionfromtext.renderers.cache;

import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.image.ImageReadOptions;
import io.github.visionfromtext.renderers.worker.Frames;
import io.github.visionfromtext.renderers.worker.jvm.RenderMessages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A rendering as the bytes of a file: a mark, the SHA-256 of all that follows, then one message of its key, its time in
 * nanoseconds and its parts, the picture as PNG.
 */
final class Entry {
    private static final byte[] MARK = "vft rendering 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH = 32;
    private static final int HEADER = MARK.length + HASH;

    private static final ImageReadOptions ANY_SIZE =
            ImageReadOptions.DEFAULT.withMaxPixels((long) RenderOptions.MAX_SIZE * RenderOptions.MAX_SIZE);

    private Entry() {}

    static byte[] encode(String key, Rendering rendering) throws IOException {
        List<byte[]> fields = new ArrayList<>();
        fields.add(key.getBytes(StandardCharsets.US_ASCII));
        fields.add(String.valueOf(rendering.time().toNanos()).getBytes(StandardCharsets.US_ASCII));
        fields.addAll(RenderMessages.encode(rendering, ImageFiles::encodePng));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Frames.write(body, fields);
        ByteArrayOutputStream file = new ByteArrayOutputStream(HEADER + body.size());
        file.writeBytes(MARK);
        file.writeBytes(CacheKey.sha256().digest(body.toByteArray()));
        body.writeTo(file);
        return file.toByteArray();
    }

    /**
     * Reads an entry.
     *
     * @throws DamagedException if it is not, byte for byte, what was written for that key
     */
    static Rendering decode(String key, byte[] file) throws DamagedException {
        if (file.length < HEADER || !Arrays.equals(file, 0, MARK.length, MARK, 0, MARK.length)) {
            throw new DamagedException("it does not start as one");
        }
        MessageDigest digest = CacheKey.sha256();
        digest.update(file, HEADER, file.length - HEADER);
        if (!MessageDigest.isEqual(digest.digest(), Arrays.copyOfRange(file, MARK.length, HEADER))) {
            throw new DamagedException("its checksum does not match");
        }
        try {
            List<byte[]> fields =
                    Frames.read(new ByteArrayInputStream(file, HEADER, file.length - HEADER), file.length);
            if (fields.size() < 2 || !text(fields.get(0)).equals(key)) {
                throw new DamagedException("it belongs to another program");
            }
            return RenderMessages.decodeRendering(
                    fields.subList(2, fields.size()),
                    png -> ImageFiles.decode(png, "of a cached rendering", ANY_SIZE),
                    Duration.ofNanos(Long.parseLong(text(fields.get(1)))));
        } catch (IOException | RuntimeException e) {
            // Another version of this library may have written, with a right checksum, what this one cannot read.
            throw new DamagedException("it cannot be read: " + e.getMessage());
        }
    }

    private static String text(byte[] field) {
        return new String(field, StandardCharsets.US_ASCII);
    }

    /** A file that is no entry, or not the one asked for. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1;

        DamagedException(String message) {
            super(message);
        }
    }
}
