package io.github.visionfromtext.core.checkpoint.torch;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.LittleEndian;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, read from front to back. */
final class PickleInput {
    private static final int MAX_INTEGER_BYTES = 256;
    private static final int MAX_LINE_BYTES = 512;

    private final FileBytes file;
    private final long position;
    private final byte[] bytes;
    private int at;
    private int operationAt;

    PickleInput(FileBytes file, long position, byte[] bytes) {
        this.file = file;
        this.position = position;
        this.bytes = bytes;
    }

    /** The next operation, which messages from now on point at. */
    int nextOperation() {
        operationAt = at;
        return unsignedByte();
    }

    int unsignedByte() {
        return bytes[advance(1)] & 0xff;
    }

    int unsignedShort() {
        return LittleEndian.shortAt(bytes, advance(Short.BYTES)) & 0xffff;
    }

    int signedInt() {
        return LittleEndian.intAt(bytes, advance(Integer.BYTES));
    }

    long unsignedInt() {
        return Integer.toUnsignedLong(signedInt());
    }

    long signedLong() {
        return LittleEndian.longAt(bytes, advance(Long.BYTES));
    }

    double bigEndianDouble() {
        return Double.longBitsToDouble(Long.reverseBytes(signedLong()));
    }

    void skip(int count) {
        advance(count);
    }

    /** An integer in two's complement, the lowest byte first: a {@link Long} if it fits. */
    Object integer(int count) {
        if (count < 0 || count > MAX_INTEGER_BYTES) {
            throw damaged("an integer of " + count + " bytes");
        }
        int start = advance(count);
        byte[] highestFirst = new byte[count + 1];
        for (int i = 0; i < count; i++) {
            highestFirst[count - i] = bytes[start + i];
        }
        highestFirst[0] = (byte) (count > 0 && bytes[start + count - 1] < 0 ? -1 : 0);
        BigInteger value = new BigInteger(highestFirst);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    String string(long length) {
        int start = advance(length);
        return new String(bytes, start, (int) length, StandardCharsets.UTF_8);
    }

    /** Up to the next line feed. */
    String line() {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end == bytes.length || end - at > MAX_LINE_BYTES) {
            throw damaged("a name without an end");
        }
        String line = new String(bytes, at, end - at, StandardCharsets.UTF_8);
        at = end + 1;
        return line;
    }

    CheckpointException damaged(String problem) {
        return file.damaged(position + operationAt, problem);
    }

    private int advance(long count) {
        if (count < 0 || count > bytes.length - at) {
            throw damaged("the pickle ends in the middle, or lies about a length: " + Long.toUnsignedString(count)
                    + " bytes wanted, " + (bytes.length - at) + " left");
        }
        int start = at;
        at += (int) count;
        return start;
    }
}
