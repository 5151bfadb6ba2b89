package io.github.visionfromtext.core.checkpoint.torch;

import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a zip directory.
 *
 * @param position where the line begins, for messages
 * @param header where the local header of the record begins
 * @param size bytes of its content
 */
record ZipEntry(long position, String name, long header, long size) {
    private static final int SIGNATURE = 0x02014b50;
    private static final int BYTES = 46;
    private static final int ENCRYPTED = 1;
    private static final int ZIP64_EXTRA = 1;
    private static final long IN_EXTRA = 0xffffffffL;

    static List<ZipEntry> readAll(FileBytes file, long directory, byte[] bytes) {
        List<ZipEntry> entries = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            long position = directory + at;
            if (bytes.length - at < BYTES || LittleEndian.intAt(bytes, at) != SIGNATURE) {
                throw file.damaged(position, "is not an entry of the zip directory");
            }
            int nameBytes = LittleEndian.shortAt(bytes, at + 28) & 0xffff;
            int extraBytes = LittleEndian.shortAt(bytes, at + 30) & 0xffff;
            int commentBytes = LittleEndian.shortAt(bytes, at + 32) & 0xffff;
            int length = BYTES + nameBytes + extraBytes + commentBytes;
            if (bytes.length - at < length) {
                throw file.damaged(position, "an entry of the zip directory reaches beyond it");
            }
            entries.add(read(file, position, bytes, at, nameBytes, extraBytes));
            at += length;
        }
        return entries;
    }

    private static ZipEntry read(FileBytes file, long position, byte[] bytes, int at, int nameBytes, int extraBytes) {
        String name = new String(bytes, at + BYTES, nameBytes, StandardCharsets.UTF_8);
        requirePlainPath(file, position, name);
        int flags = LittleEndian.shortAt(bytes, at + 8);
        int method = LittleEndian.shortAt(bytes, at + 10) & 0xffff;
        if ((flags & ENCRYPTED) != 0 || method != 0) {
            throw file.damaged(
                    position,
                    "record '" + name + "' is compressed or encrypted (method " + method
                            + "); torch.save stores records as they are");
        }
        long stored = Integer.toUnsignedLong(LittleEndian.intAt(bytes, at + 20));
        long size = Integer.toUnsignedLong(LittleEndian.intAt(bytes, at + 24));
        long header = Integer.toUnsignedLong(LittleEndian.intAt(bytes, at + 42));
        Zip64 extra = new Zip64(bytes, at + BYTES + nameBytes, extraBytes);
        size = size == IN_EXTRA ? extra.next() : size;
        stored = stored == IN_EXTRA ? extra.next() : stored;
        header = header == IN_EXTRA ? extra.next() : header;
        if (size < 0 || size != stored || header < 0) {
            throw file.damaged(
                    position, "record '" + name + "' has the sizes " + size + " and " + stored + " at " + header);
        }
        return new ZipEntry(position, name, header, size);
    }

    private static void requirePlainPath(FileBytes file, long position, String name) {
        boolean plain = !name.isEmpty() && !name.startsWith("/") && name.indexOf('\\') < 0 && name.indexOf('\0') < 0;
        for (String part : name.split("/", -1)) {
            plain &= !part.equals("..") && !part.equals(".");
        }
        if (!plain) {
            throw file.damaged(position, "record '" + name + "' has a name that is no plain path");
        }
    }

    /** The zip64 extra field: 64-bit values for those fields that say so, one after another. */
    private static final class Zip64 {
        private final byte[] bytes;
        private int at;
        private int end;

        Zip64(byte[] bytes, int start, int length) {
            this.bytes = bytes;
            int field = start;
            while (field + 4 <= start + length) {
                int size = LittleEndian.shortAt(bytes, field + 2) & 0xffff;
                if (LittleEndian.shortAt(bytes, field) == ZIP64_EXTRA) {
                    at = field + 4;
                    end = Math.min(at + size, start + length);
                    return;
                }
                field += 4 + size;
            }
        }

        /** The next value, or -1 if there is none. */
        long next() {
            if (at + Long.BYTES > end) {
                return -1;
            }
            long value = LittleEndian.longAt(bytes, at);
            at += Long.BYTES;
            return value;
        }
    }

    @Override
    public String toString() {
        return "record '" + name + "'";
    }
}
