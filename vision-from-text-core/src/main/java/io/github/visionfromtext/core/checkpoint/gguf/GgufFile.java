package io.github.visionfromtext.core.checkpoint.gguf;

import io.github.visionfromtext.core.checkpoint.file.ByteRange;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.StoredTensor;
import io.github.visionfromtext.core.checkpoint.file.TensorFile;
import io.github.visionfromtext.core.checkpoint.file.TensorTable;
import io.github.visionfromtext.tensor.WeightSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A GGUF file, version 2 or 3, open for reading. Thread-safe.
 *
 * <p>Tensor types F32, F16, BF16, Q8_0, Q4_0, Q4_1, Q5_0, Q5_1, Q4_K, Q5_K, Q6_K, and plain F64 and integers. Shapes are
 * given outermost axis first, the reverse of the file's order.
 */
public final class GgufFile implements TensorFile {
    /** {@code "GGUF"}. */
    public static final int MAGIC = 0x46554747;

    private static final int MAX_ALIGNMENT = 1 << 20;
    private static final int DEFAULT_ALIGNMENT = 32;
    /** Length, type and one byte of value. */
    private static final int MIN_ENTRY_BYTES = 13;
    /** Length, rank, type and offset. */
    private static final int MIN_TENSOR_BYTES = 24;

    private final FileBytes file;
    private final GgufMetadata metadata;
    private final WeightSource weights;

    private GgufFile(FileBytes file, GgufMetadata metadata, WeightSource weights) {
        this.file = file;
        this.metadata = metadata;
        this.weights = weights;
    }

    /**
     * Opens a file and reads its metadata and its table of tensors.
     *
     * @throws io.github.visionfromtext.CheckpointException if it is missing, not a sound GGUF file, big-endian, of another
     *     version, or holds tensors of a type this library cannot read
     */
    public static GgufFile open(Path path) {
        FileBytes file = FileBytes.open(path);
        try {
            return read(file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static GgufFile read(FileBytes file) {
        GgufCursor cursor = new GgufCursor(file);
        if (cursor.readInt("magic number") != MAGIC) {
            throw file.damaged(0, "does not begin with 'GGUF'; this is not a GGUF file");
        }
        requireVersion(file, cursor.readInt("version"));
        long tensorCount = cursor.readCount("number of tensors", MIN_TENSOR_BYTES);
        long entryCount = cursor.readCount("number of metadata entries", MIN_ENTRY_BYTES);
        GgufMetadata metadata = readMetadata(file, cursor, entryCount);
        requireWhole(metadata);
        List<TensorInfo> infos = new ArrayList<>();
        for (long i = 0; i < tensorCount; i++) {
            infos.add(TensorInfo.read(file, cursor));
        }
        long alignment = alignment(metadata);
        long data = (cursor.position() + alignment - 1) / alignment * alignment;
        return new GgufFile(file, metadata, table(file, infos, data, alignment));
    }

    private static void requireVersion(FileBytes file, int version) {
        if (Integer.reverseBytes(version) == 2 || Integer.reverseBytes(version) == 3) {
            throw file.damaged(Integer.BYTES, "this is a big-endian GGUF file; convert it to little-endian");
        }
        if (version != 2 && version != 3) {
            throw file.damaged(
                    Integer.BYTES, "GGUF version " + Integer.toUnsignedString(version) + ", expected 2 or 3");
        }
    }

    private static void requireWhole(GgufMetadata metadata) {
        long parts = metadata.integer("split.count").orElse(1);
        if (parts > 1) {
            throw metadata.invalid(
                    "split.count",
                    "is " + parts + ": this is one part of several; join them with llama-gguf-split --merge");
        }
    }

    private static GgufMetadata readMetadata(FileBytes file, GgufCursor cursor, long count) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (long i = 0; i < count; i++) {
            long start = cursor.position();
            String key = cursor.readString("metadata key");
            Object value = cursor.readValue(cursor.readType("value type"), "metadata value");
            if (values.put(key, value) != null) {
                throw file.damaged(start, "duplicate metadata key '" + TensorInfo.abbreviated(key) + "'");
            }
        }
        return new GgufMetadata(file.path().toString(), values);
    }

    private static long alignment(GgufMetadata metadata) {
        long alignment = metadata.integer("general.alignment").orElse(DEFAULT_ALIGNMENT);
        if (alignment < 1 || alignment > MAX_ALIGNMENT || Long.bitCount(alignment) != 1) {
            throw metadata.invalid(
                    "general.alignment", "is " + alignment + ", expected a power of two up to " + MAX_ALIGNMENT);
        }
        return alignment;
    }

    private static WeightSource table(FileBytes file, List<TensorInfo> infos, long data, long alignment) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        List<ByteRange> ranges = new ArrayList<>();
        for (TensorInfo info : infos) {
            String what = "tensor '" + TensorInfo.abbreviated(info.name()) + "'";
            if (info.offset() < 0 || info.offset() > file.size() || info.offset() % alignment != 0) {
                throw file.damaged(
                        info.position(),
                        what + " has offset " + Long.toUnsignedString(info.offset()) + ", expected a multiple of "
                                + alignment + " inside the file");
            }
            long begin = data + info.offset();
            file.require(begin, info.bytes(), what);
            ranges.add(new ByteRange(what, begin, begin + info.bytes()));
            StoredTensor tensor = new StoredTensor(info.name(), file, begin, info.encoding(), info.shape());
            if (tensors.put(info.name(), tensor) != null) {
                throw file.damaged(info.position(), "duplicate " + what);
            }
        }
        ByteRange.sortedDisjoint(file, ranges);
        return new TensorTable(file.path().toString(), tensors);
    }

    @Override
    public Path path() {
        return file.path();
    }

    public GgufMetadata metadata() {
        return metadata;
    }

    @Override
    public WeightSource weights() {
        return weights;
    }

    @Override
    public void close() {
        file.close();
    }
}
