package io.github.visionfromtext.core.restoration;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.file.ReplacedFile;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsFile;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsWriter;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A trained adapter on disk: {@code adapter_config.json} and {@code adapter.safetensors}. */
public final class AdapterFolder {
    /** Name of the description; a folder that holds one is an adapter. */
    public static final String CONFIG = "adapter_config.json";

    private static final String WEIGHTS = "adapter.safetensors";
    private static final long MOST_CONFIG_BYTES = 1 << 20;

    private static final ObjectReader READER = StrictJson.mapper()
            .readerFor(AdapterSpec.class)
            .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private static final ObjectWriter WRITER = StrictJson.mapper().writerWithDefaultPrettyPrinter();

    private AdapterFolder() {}

    /**
     * Writes or replaces an adapter, each file as a whole; the description last, so that a folder without one is unfinished.
     *
     * @param format of the weights
     * @throws CheckpointException if a file cannot be written
     */
    public static void write(Path folder, AdapterSpec spec, WeightSource weights, FloatFormat format) {
        try {
            Files.createDirectories(folder);
            new SafetensorsWriter(format, Map.of("format", "pt")).write(folder.resolve(WEIGHTS), weights);
            byte[] json = WRITER.writeValueAsBytes(spec);
            ReplacedFile.write(folder.resolve(CONFIG), output -> output.write(json));
        } catch (IOException e) {
            throw new CheckpointException("Cannot write the adapter into " + folder + ": " + e, e);
        }
    }

    /**
     * Reads an adapter into memory.
     *
     * @throws CheckpointException if a file is missing or damaged
     */
    public static RestorationModel.Adapter read(Path folder) {
        Path config = folder.resolve(CONFIG);
        if (!Files.isRegularFile(config)) {
            throw new CheckpointException(
                    folder + " is no adapter: there is no " + CONFIG + " in it; train one with 'vft train adapter'");
        }
        AdapterSpec spec = spec(config);
        if (spec.formatVersion() != AdapterSpec.FORMAT_VERSION) {
            throw new CheckpointException(
                    config + ": formatVersion is " + spec.formatVersion() + ", expected " + AdapterSpec.FORMAT_VERSION);
        }
        return new RestorationModel.Adapter(spec, weights(folder.resolve(WEIGHTS)));
    }

    private static AdapterSpec spec(Path config) {
        try {
            if (Files.size(config) > MOST_CONFIG_BYTES) {
                throw new CheckpointException(
                        config + " has " + Files.size(config) + " bytes, expected at most " + MOST_CONFIG_BYTES);
            }
            return READER.readValue(Files.readAllBytes(config));
        } catch (JacksonException e) {
            if (e.getCause() instanceof InvalidInputException wrong) {
                throw new CheckpointException(config + ": " + wrong.getMessage(), e);
            }
            throw new CheckpointException(
                    config + " does not describe an adapter (byte "
                            + (e.getLocation() == null ? "?" : e.getLocation().getByteOffset()) + "): "
                            + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new CheckpointException("Cannot read " + config + ": " + e, e);
        }
    }

    private static WeightSource weights(Path file) {
        try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
            Map<String, Tensor> held = new LinkedHashMap<>();
            for (String name : tensors.weights().names()) {
                held.put(name, tensors.weights().get(name).toTensor());
            }
            return WeightSource.of(file.toString(), held);
        }
    }
}
