package io.github.visionfromtext.core.checkpoint.torch;

import io.github.visionfromtext.core.checkpoint.file.ByteRange;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of a zip archive lie in its file. Zip64 as PyTorch writes it; stored records only, which PyTorch's are,
 * so nothing can expand. Checksums are not verified, PyTorch does not either.
 */
final class StoredZip {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 0xffff;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int END_64_SIGNATURE = 0x06064b50;
    private static final int END_64_BYTES = 56;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;

    private final FileBytes file;
    private final Map<String, ByteRange> records;

    private StoredZip(FileBytes file, Map<String, ByteRange> records) {
        this.file = file;
        this.records = records;
    }

    /**
     * Reads the directory of an archive.
     *
     * @throws io.github.visionfromtext.CheckpointException if it is not sound
     */
    static StoredZip read(FileBytes file) {
        ByteRange directory = directory(file);
        byte[] bytes = file.read(directory.begin(), directory.end() - directory.begin(), "zip directory");
        Map<String, ByteRange> records = new LinkedHashMap<>();
        List<ByteRange> occupied = new ArrayList<>();
        for (ZipEntry entry : ZipEntry.readAll(file, directory.begin(), bytes)) {
            ByteRange data = data(file, entry, directory.begin());
            occupied.add(new ByteRange(entry.toString(), entry.header(), data.end()));
            if (records.put(entry.name(), data) != null) {
                throw file.damaged(entry.position(), "duplicate " + entry);
            }
        }
        ByteRange.sortedDisjoint(file, occupied);
        return new StoredZip(file, records);
    }

    /** Where the content of a record lies, or null if there is none of that name. */
    @Nullable
    ByteRange find(String name) {
        return records.get(name);
    }

    Iterable<String> names() {
        return Collections.unmodifiableSet(records.keySet());
    }

    byte[] content(ByteRange record) {
        return file.read(record.begin(), record.end() - record.begin(), record.owner());
    }

    private static ByteRange directory(FileBytes file) {
        int tailBytes = (int) Math.min(file.size(), END_BYTES + MAX_COMMENT_BYTES);
        long tailStart = file.size() - tailBytes;
        byte[] tail = file.read(tailStart, tailBytes, "end of the archive");
        for (int at = tailBytes - END_BYTES; at >= 0; at--) {
            int comment = LittleEndian.intAt(tail, at + END_BYTES - 4) >>> 16;
            if (LittleEndian.intAt(tail, at) == END_SIGNATURE && at + END_BYTES + comment == tailBytes) {
                return directory(file, tailStart + at, tail, at);
            }
        }
        throw file.damaged(file.size(), "the archive has no directory; it is damaged or was cut short");
    }

    private static ByteRange directory(FileBytes file, long position, byte[] tail, int at) {
        long bytes = Integer.toUnsignedLong(LittleEndian.intAt(tail, at + 12));
        long begin = Integer.toUnsignedLong(LittleEndian.intAt(tail, at + 16));
        long limit = position;
        if (at >= LOCATOR_BYTES && LittleEndian.intAt(tail, at - LOCATOR_BYTES) == LOCATOR_SIGNATURE) {
            limit = LittleEndian.longAt(tail, at - LOCATOR_BYTES + 8);
            byte[] end = file.read(limit, END_64_BYTES, "zip64 end of the archive");
            if (LittleEndian.intAt(end, 0) != END_64_SIGNATURE) {
                throw file.damaged(limit, "is not the zip64 end of the archive");
            }
            bytes = LittleEndian.longAt(end, 40);
            begin = LittleEndian.longAt(end, 48);
        }
        file.require(begin, bytes, "zip directory");
        if (begin + bytes > limit) {
            throw file.damaged(begin, "the zip directory reaches beyond its own end");
        }
        return new ByteRange("zip directory", begin, begin + bytes);
    }

    /** The bytes behind the local header of an entry, which must tell the same name as the directory. */
    private static ByteRange data(FileBytes file, ZipEntry entry, long directory) {
        byte[] header = file.read(entry.header(), LOCAL_BYTES, "header of " + entry);
        if (LittleEndian.intAt(header, 0) != LOCAL_SIGNATURE) {
            throw file.damaged(entry.header(), "is not the header of " + entry);
        }
        int nameBytes = LittleEndian.shortAt(header, 26) & 0xffff;
        int extraBytes = LittleEndian.shortAt(header, 28) & 0xffff;
        byte[] name = file.read(entry.header() + LOCAL_BYTES, nameBytes, "name of " + entry);
        if (!new String(name, StandardCharsets.UTF_8).equals(entry.name())) {
            throw file.damaged(entry.header(), "the header of " + entry + " gives another name");
        }
        long begin = entry.header() + LOCAL_BYTES + nameBytes + extraBytes;
        if (begin > directory || entry.size() > directory - begin) {
            throw file.damaged(entry.header(), entry + " of " + entry.size() + " bytes reaches into the directory");
        }
        return new ByteRange(entry.toString(), begin, begin + entry.size());
    }
}
