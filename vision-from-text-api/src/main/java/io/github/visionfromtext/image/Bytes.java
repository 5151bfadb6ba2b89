package io.github.visionfromtext.image;

import java.nio.charset.StandardCharsets;

/** Bounds-checked reading of a file in memory: running off its end means that the file was cut short. */
final class Bytes {
    private final byte[] array;

    /** Takes ownership of {@code array}: nobody may change it afterwards. */
    Bytes(byte[] array) {
        this.array = array;
    }

    /** The bytes themselves, not to be changed. */
    byte[] array() {
        return array;
    }

    int length() {
        return array.length;
    }

    int u8(int offset) throws DamagedImageException {
        require(offset, 1);
        return array[offset] & 0xff;
    }

    int u16be(int offset) throws DamagedImageException {
        return u8(offset) << 8 | u8(offset + 1);
    }

    int u16le(int offset) throws DamagedImageException {
        return u8(offset + 1) << 8 | u8(offset);
    }

    int u24le(int offset) throws DamagedImageException {
        return u8(offset + 2) << 16 | u16le(offset);
    }

    long u32be(int offset) throws DamagedImageException {
        return (long) u16be(offset) << 16 | u16be(offset + 2);
    }

    long u32le(int offset) throws DamagedImageException {
        return (long) u16le(offset + 2) << 16 | u16le(offset);
    }

    /** Four characters, one per byte. */
    String tag(int offset) throws DamagedImageException {
        require(offset, 4);
        return new String(array, offset, 4, StandardCharsets.ISO_8859_1);
    }

    /** Whether the bytes from {@code offset} on are those of {@code text}, one per character. */
    boolean matches(int offset, String text) {
        if (offset + text.length() > array.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((array[offset + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Fails unless {@code count} bytes lie from {@code offset} on. */
    void require(int offset, long count) throws DamagedImageException {
        if (offset < 0 || count > array.length - offset) {
            throw new DamagedImageException(
                    "the file is cut short: " + array.length + " bytes, but its content goes on to at" + " least "
                            + (offset + count) + "; copy or download it again");
        }
    }
}
