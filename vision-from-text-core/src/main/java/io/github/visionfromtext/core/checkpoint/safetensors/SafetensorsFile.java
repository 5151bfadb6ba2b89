package io.github.visionfromtext.core.checkpoint.safetensors;

import io.github.visionfromtext.core.checkpoint.file.ByteRange;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.StoredTensor;
import io.github.visionfromtext.core.checkpoint.file.TensorFile;
import io.github.visionfromtext.core.checkpoint.file.TensorTable;
import io.github.visionfromtext.tensor.WeightSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file open for reading. Thread-safe.
 *
 * <p>Element types F64, F32, F16, BF16, I64, I32, I16, I8, U8 and BOOL. As the format demands, the tensors fill the file
 * without overlap and without gaps.
 */
public final class SafetensorsFile implements TensorFile {
    /** The limit of the reference implementation. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private final FileBytes file;
    private final WeightSource weights;
    private final Map<String, String> metadata;

    private SafetensorsFile(FileBytes file, WeightSource weights, Map<String, String> metadata) {
        this.file = file;
        this.weights = weights;
        this.metadata = metadata;
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws io.github.visionfromtext.CheckpointException if it is missing or not a sound safetensors file
     */
    public static SafetensorsFile open(Path path) {
        FileBytes file = FileBytes.open(path);
        try {
            return read(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static SafetensorsFile read(FileBytes file) {
        long headerBytes = ByteBuffer.wrap(file.read(0, Long.BYTES, "header length"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (headerBytes < 0 || headerBytes > MAX_HEADER_BYTES) {
            throw file.damaged(
                    0,
                    "header length " + Long.toUnsignedString(headerBytes)
                            + " is beyond the limit of 100 MB; this is not a safetensors file");
        }
        SafetensorsHeader header =
                SafetensorsHeader.parse(file, Long.BYTES, file.read(Long.BYTES, headerBytes, "header"));
        long data = Long.BYTES + headerBytes;
        requireFilled(file, data, header.entries());

        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            tensors.put(
                    entry.name(),
                    new StoredTensor(entry.name(), file, data + entry.begin(), entry.encoding(), entry.shape()));
        }
        return new SafetensorsFile(file, new TensorTable(file.path().toString(), tensors), header.metadata());
    }

    private static void requireFilled(FileBytes file, long data, List<SafetensorsHeader.Entry> entries) {
        List<ByteRange> ranges = new ArrayList<>();
        for (SafetensorsHeader.Entry entry : entries) {
            file.require(data + entry.begin(), entry.end() - entry.begin(), "tensor '" + entry.name() + "'");
            ranges.add(new ByteRange("tensor '" + entry.name() + "'", data + entry.begin(), data + entry.end()));
        }
        long end = data;
        for (ByteRange range : ByteRange.sortedDisjoint(file, ranges)) {
            if (range.begin() != end) {
                throw file.damaged(end, "a gap of " + (range.begin() - end) + " bytes before " + range.owner());
            }
            end = range.end();
        }
        if (end != file.size()) {
            throw file.damaged(end, (file.size() - end) + " bytes behind the last tensor belong to none");
        }
    }

    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public WeightSource weights() {
        return weights;
    }

    /** The header's {@code __metadata__}; empty if there is none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public void close() {
        file.close();
    }
}
