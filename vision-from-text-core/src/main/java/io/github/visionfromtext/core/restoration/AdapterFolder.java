package io.github.visionfromtext.core.restoration;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
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
import java.util.stream.Collectors;

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
            .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .with(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);

    private static final ObjectWriter WRITER = StrictJson.mapper().writerWithDefaultPrettyPrinter();

    private AdapterFolder() {}

    /**
     * Writes or replaces an adapter, each file as a whole; the description last, so that a folder without one is unfinished. What
     * fails leaves an adapter that was there as it was.
     *
     * @param format of the weights
     * @throws CheckpointException if a file cannot be written
     */
    public static void write(Path folder, AdapterSpec spec, WeightSource weights, FloatFormat format) {
        try {
            Files.createDirectories(folder);
            ReplacedFile.write(folder.resolve(CONFIG), output -> {
                // The description is on the disk before the weights are replaced: what may still fail then is a
                // renaming.
                output.write(WRITER.writeValueAsBytes(spec));
                output.flush();
                new SafetensorsWriter(format, Map.of("format", "pt")).write(folder.resolve(WEIGHTS), weights);
            });
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
            AdapterSpec spec = READER.readValue(Files.readAllBytes(config));
            if (spec == null) {
                throw new CheckpointException(config + " does not describe an adapter: it says null");
            }
            return spec;
        } catch (JacksonException e) {
            if (e.getCause() instanceof InvalidInputException wrong) {
                throw new CheckpointException(config + ": " + wrong.getMessage(), e);
            }
            throw new CheckpointException(
                    config + " does not describe an adapter: " + place(e) + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new CheckpointException("Cannot read " + config + ": " + e, e);
        }
    }

    /** The field that is wrong, if parsing came as far as a field. */
    private static String place(JacksonException failure) {
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining(".", "", ": "));
    }

    private static WeightSource weights(Path file) {
        try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
            Map<String, Tensor> held = new LinkedHashMap<>();
            for (String name : tensors.weights().names()) {
                held.put(name, finite(file, name, tensors.weights().get(name).toTensor()));
            }
            return WeightSource.of(file.toString(), held);
        }
    }

    /** A NaN would come to light in the first picture only, far from its cause. */
    private static Tensor finite(Path file, String name, Tensor tensor) {
        for (float value : tensor.floats()) {
            if (!Float.isFinite(value)) {
                throw new CheckpointException(file + ": tensor '" + name + "' holds " + value
                        + ", expected finite numbers; the training diverged or the file is damaged");
            }
        }
        return tensor;
    }
}
