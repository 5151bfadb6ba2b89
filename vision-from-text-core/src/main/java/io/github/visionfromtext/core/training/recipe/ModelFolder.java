package io.github.visionfromtext.core.training.recipe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.visionfromtext.core.training.TrainingSaveException;
import io.github.visionfromtext.graph.GraphModule;
import io.github.visionfromtext.graph.Weight;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a model as a HuggingFace folder: {@code config.json} and {@code model.safetensors} in BFLOAT16. */
final class ModelFolder {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ModelFolder() {}

    /**
     * Writes or replaces a model, each file as a whole.
     *
     * @throws TrainingSaveException if a file cannot be written
     */
    static void write(Path folder, Map<String, Object> config, GraphModule graph, WeightSource weights) {
        try {
            Files.createDirectories(folder);
            replace(folder.resolve("model.safetensors"), safetensors(graph, weights));
            replace(folder.resolve("config.json"), JSON.writeValueAsBytes(config));
        } catch (IOException e) {
            throw new TrainingSaveException("Cannot write the model into " + folder + ": " + e, e);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] safetensors(GraphModule graph, WeightSource weights) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("__metadata__", Map.of("format", "pt"));
        long offset = 0;
        for (Weight weight : graph.weights().values()) {
            long[] shape = weights.get(weight.name()).shape();
            long end = offset + 2 * weights.get(weight.name()).elementCount();
            header.put(weight.name(), Map.of("dtype", "BF16", "shape", shape, "data_offsets", List.of(offset, end)));
            offset = end;
        }
        byte[] json = new ObjectMapper().writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        int padding = (8 - json.length % 8) % 8;
        ByteBuffer file =
                ByteBuffer.allocate((int) (8 + json.length + padding + offset)).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length + padding).put(json).put(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
        for (Weight weight : graph.weights().values()) {
            for (float value : weights.get(weight.name()).toTensor().floats()) {
                int bits = Float.floatToRawIntBits(value);
                file.putShort((short) ((bits + 0x7fff + (bits >>> 16 & 1)) >>> 16));
            }
        }
        return file.array();
    }
}
