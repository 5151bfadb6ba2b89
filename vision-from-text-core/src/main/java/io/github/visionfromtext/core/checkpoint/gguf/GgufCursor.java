package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the header of a file from front to back. Believes no length before the file is seen to be that long. */
final class GgufCursor {
    private static final int WINDOW = 1 << 16;
    private static final int MAX_ARRAY_DEPTH = 4;

    private final FileBytes file;
    private long position;
    private byte[] window = new byte[0];
    private long windowStart;

    GgufCursor(FileBytes file) {
        this.file = file;
    }

    long position() {
        return position;
    }

    int readInt(String what) {
        int at = advance(Integer.BYTES, what);
        return LittleEndian.intAt(window, at);
    }

    long readLong(String what) {
        int at = advance(Long.BYTES, what);
        return LittleEndian.longAt(window, at);
    }

    /** A count of things that take at least {@code minimumBytes} each, and thus fit into the rest of the file. */
    long readCount(String what, int minimumBytes) {
        long start = position;
        long count = readLong(what);
        if (count < 0 || count > (file.size() - position) / minimumBytes) {
            throw file.damaged(
                    start,
                    what + " is " + Long.toUnsignedString(count) + ", more than the remaining "
                            + (file.size() - position) + " bytes can hold");
        }
        return count;
    }

    String readString(String what) {
        int length = readIntCount(what + " length", 1);
        if (length == 0) {
            return "";
        }
        if (length <= WINDOW) {
            int at = advance(length, what);
            return new String(window, at, length, StandardCharsets.UTF_8);
        }
        byte[] bytes = file.read(position, length, what);
        position += length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    GgufType readType(String what) {
        long start = position;
        int number = readInt(what);
        GgufType type = GgufType.of(number);
        if (type == null) {
            throw file.damaged(start, what + " is " + Integer.toUnsignedString(number) + ", expected 0 to 12");
        }
        return type;
    }

    Object readValue(GgufType type, String what) {
        return readValue(type, what, 0);
    }

    private Object readValue(GgufType type, String what, int depth) {
        if (type == GgufType.STRING) {
            return readString(what);
        }
        if (type == GgufType.ARRAY) {
            return readArray(what, depth + 1);
        }
        int at = advance(type.bytes, what);
        if (type == GgufType.BOOL && (window[at] & 0xfe) != 0) {
            throw damagedBefore(1, what + " is " + window[at] + ", expected 0 or 1");
        }
        return type.valueAt(window, at);
    }

    private GgufArray readArray(String what, int depth) {
        if (depth > MAX_ARRAY_DEPTH) {
            throw damagedBefore(0, what + " holds arrays nested deeper than " + MAX_ARRAY_DEPTH);
        }
        GgufType type = readType("element type of " + what);
        int count = readIntCount("length of " + what, type.bytes);
        if (!type.isComposite()) {
            byte[] numbers = file.read(position, (long) count * type.bytes, what);
            position += numbers.length;
            return GgufArray.ofNumbers(type, numbers);
        }
        List<Object> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(readValue(type, what, depth));
        }
        return GgufArray.ofObjects(type, elements);
    }

    private int readIntCount(String what, int minimumBytes) {
        long count = readCount(what, minimumBytes);
        if (count * minimumBytes > Integer.MAX_VALUE - 8) {
            throw damagedBefore(Long.BYTES, what + " is " + count + ", too many for one array");
        }
        return (int) count;
    }

    /** Brings the next bytes into the window, moves behind them, and says where in the window they are. */
    private int advance(int bytes, String what) {
        file.require(position, bytes, what);
        if (position < windowStart || position + bytes > windowStart + window.length) {
            windowStart = position;
            window = file.read(position, Math.min(WINDOW, file.size() - position), what);
        }
        int at = (int) (position - windowStart);
        position += bytes;
        return at;
    }

    private CheckpointException damagedBefore(int bytes, String problem) {
        return file.damaged(position - bytes, problem);
    }
}
