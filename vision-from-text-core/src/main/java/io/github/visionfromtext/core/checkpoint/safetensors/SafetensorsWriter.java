package io.github.visionfromtext.core.checkpoint.safetensors;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.file.ReplacedFile;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import io.github.visionfromtext.tensor.WeightSource;
import io.github.visionfromtext.tensor.WeightTensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Writes safetensors files. Immutable.
 *
 * <p>Tensors keep the order of their source; the same tensors, format and metadata give the same bytes. A file is replaced
 * as a whole, so a reader never meets half of one, whatever interrupts the writing.
 */
public final class SafetensorsWriter {
    private static final int CHUNK_ELEMENTS = 1 << 14;

    private final Function<WeightTensor, FloatFormat> format;
    private final Map<String, String> metadata;

    /**
     * A writer of one format for all tensors.
     *
     * @param metadata free text for the header; empty for none
     */
    public SafetensorsWriter(FloatFormat format, Map<String, String> metadata) {
        this(tensor -> format, metadata);
    }

    /** A writer that chooses a format for each tensor. */
    public SafetensorsWriter(Function<WeightTensor, FloatFormat> format, Map<String, String> metadata) {
        this.format = format;
        this.metadata = new TreeMap<>(metadata);
    }

    /**
     * Writes or replaces a file.
     *
     * @param weights tensors to write; read in pieces, one tensor after the other
     * @throws CheckpointException if the file cannot be written; what was there before is still there
     * @throws InvalidInputException if a tensor is called {@code __metadata__}
     */
    public void write(Path file, WeightSource weights) {
        try {
            byte[] header = header(weights);
            ReplacedFile.write(file, output -> {
                output.write(ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length)
                        .array());
                output.write(header);
                for (String name : weights.names()) {
                    writeElements(weights.get(name), output);
                }
            });
        } catch (IOException e) {
            throw new CheckpointException(file + ": cannot be written: " + e, e);
        }
    }

    private byte[] header(WeightSource weights) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = StrictJson.factory().createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart("__metadata__");
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            long begin = 0;
            for (String name : weights.names()) {
                begin = writeEntry(json, name, weights.get(name), begin);
            }
            json.writeEndObject();
        }
        // Spaces up to a multiple of 8, so that elements are aligned for readers that map the file.
        byte[] header = Arrays.copyOf(bytes.toByteArray(), (bytes.size() + 7) / 8 * 8);
        Arrays.fill(header, bytes.size(), header.length, (byte) ' ');
        return header;
    }

    private long writeEntry(JsonGenerator json, String name, WeightTensor tensor, long begin) throws IOException {
        if (name.equals("__metadata__")) {
            throw new InvalidInputException("A safetensors file cannot hold a tensor called __metadata__; rename it");
        }
        FloatFormat stored = format.apply(tensor);
        long end = begin + tensor.elementCount() * stored.bytes();
        long[] shape = tensor.shape();
        json.writeObjectFieldStart(name);
        json.writeStringField("dtype", stored.name());
        json.writeFieldName("shape");
        json.writeArray(shape, 0, shape.length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
        return end;
    }

    private void writeElements(WeightTensor tensor, OutputStream output) throws IOException {
        FloatFormat stored = format.apply(tensor);
        float[] values = new float[CHUNK_ELEMENTS];
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK_ELEMENTS * stored.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        long count = tensor.elementCount();
        for (long done = 0; done < count; done += CHUNK_ELEMENTS) {
            int step = (int) Math.min(CHUNK_ELEMENTS, count - done);
            tensor.read(done, values, 0, step);
            bytes.clear();
            stored.encode(values, step, bytes);
            output.write(bytes.array(), 0, bytes.position());
        }
    }
}
