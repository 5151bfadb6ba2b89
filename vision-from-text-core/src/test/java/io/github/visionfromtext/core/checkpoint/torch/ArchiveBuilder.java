package io.github.visionfromtext.core.checkpoint.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes zip archives that need not make sense. */
final class ArchiveBuilder {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int method;
    private long claimedBytes = -1;
    private int claimedHeader = -1;
    private String localName = "";

    /** An archive whose pickle is a program of these characters, each a byte. */
    static ArchiveBuilder ofPickle(String program) {
        return new ArchiveBuilder().record("a/data.pkl", ("\u0080\2" + program).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The compression method the next record claims. */
    ArchiveBuilder method(int value) {
        method = value;
        return this;
    }

    /** The size the next record claims. */
    ArchiveBuilder claimedBytes(long value) {
        claimedBytes = value;
        return this;
    }

    /** Where the header of the next record is claimed to be. */
    ArchiveBuilder claimedHeader(int value) {
        claimedHeader = value;
        return this;
    }

    /** The name in the header of the next record. */
    ArchiveBuilder localName(String value) {
        localName = value;
        return this;
    }

    ArchiveBuilder record(String name, byte[] content) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] localNameBytes = (localName.isEmpty() ? name : localName).getBytes(StandardCharsets.UTF_8);
        int bytes = (int) (claimedBytes < 0 ? content.length : claimedBytes);
        int header = claimedHeader < 0 ? file.size() : claimedHeader;
        ByteBuffer local = buffer(30 + localNameBytes.length);
        local.putInt(0x04034b50).putShort(8, (short) method);
        local.putInt(18, bytes).putInt(22, bytes).putShort(26, (short) localNameBytes.length);
        local.position(30).put(localNameBytes);
        file.writeBytes(content(local));
        file.writeBytes(content);

        ByteBuffer central = buffer(46 + nameBytes.length);
        central.putInt(0x02014b50).putShort(10, (short) method);
        central.putInt(20, bytes)
                .putInt(24, bytes)
                .putShort(28, (short) nameBytes.length)
                .putInt(42, header);
        central.position(46).put(nameBytes);
        directory.writeBytes(content(central));
        method = 0;
        claimedBytes = -1;
        claimedHeader = -1;
        localName = "";
        return this;
    }

    Path write(Path path) throws IOException {
        return write(path, directory.size(), file.size());
    }

    Path write(Path path, int directoryBytes, int directoryBegin) throws IOException {
        ByteBuffer end = buffer(22).putInt(0x06054b50);
        end.putInt(12, directoryBytes).putInt(16, directoryBegin);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(file.toByteArray());
        whole.writeBytes(directory.toByteArray());
        whole.writeBytes(content(end));
        return Files.write(path, whole.toByteArray());
    }

    private static byte[] content(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
