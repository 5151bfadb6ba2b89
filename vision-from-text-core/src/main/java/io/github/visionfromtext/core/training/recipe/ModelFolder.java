package io.github.visionfromtext.core.training.recipe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.ReplacedFile;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsWriter;
import io.github.visionfromtext.core.training.TrainingSaveException;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes a model as a HuggingFace folder: {@code config.json} and {@code model.safetensors} in BFLOAT16. */
final class ModelFolder {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final SafetensorsWriter WEIGHTS = new SafetensorsWriter(FloatFormat.BF16, Map.of("format", "pt"));

    private ModelFolder() {}

    /**
     * Writes or replaces a model, each file as a whole.
     *
     * @throws TrainingSaveException if a file cannot be written
     */
    static void write(Path folder, Map<String, Object> config, WeightSource weights) {
        create(folder);
        try {
            WEIGHTS.write(folder.resolve("model.safetensors"), weights);
            byte[] json = JSON.writeValueAsBytes(config);
            ReplacedFile.write(folder.resolve("config.json"), output -> output.write(json));
        } catch (IOException | CheckpointException e) {
            throw new TrainingSaveException("Cannot write the model into " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Creates the folder if need be.
     *
     * @throws TrainingSaveException if it cannot be created
     */
    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TrainingSaveException("Cannot create the folder " + folder + ": " + e, e);
        }
    }
}
