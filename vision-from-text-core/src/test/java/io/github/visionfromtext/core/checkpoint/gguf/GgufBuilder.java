package io.github.visionfromtext.core.checkpoint.gguf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes GGUF bytes that need not make sense. */
final class GgufBuilder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Magic number and version 3, with these counts. */
    static GgufBuilder header(long tensors, long entries) {
        return new GgufBuilder()
                .uint32(GgufFile.MAGIC)
                .uint32(3)
                .uint64(tensors)
                .uint64(entries);
    }

    GgufBuilder uint32(int value) {
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }

    GgufBuilder uint64(long value) {
        bytes.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
        return this;
    }

    GgufBuilder string(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        uint64(text.length);
        bytes.writeBytes(text);
        return this;
    }

    GgufBuilder entry(String key, int type) {
        return string(key).uint32(type);
    }

    GgufBuilder tensor(String name, int type, long offset, long... innermostFirst) {
        string(name).uint32(innermostFirst.length);
        for (long length : innermostFirst) {
            uint64(length);
        }
        return uint32(type).uint64(offset);
    }

    /** Zeros up to the next multiple of 32, then these numbers. */
    GgufBuilder floats(float... values) {
        data(0);
        for (float value : values) {
            uint32(Float.floatToRawIntBits(value));
        }
        return this;
    }

    /** Zeros up to the next multiple of 32, and {@code count} more. */
    GgufBuilder data(int count) {
        bytes.writeBytes(new byte[(32 - bytes.size() % 32) % 32 + count]);
        return this;
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes.toByteArray());
    }
}
