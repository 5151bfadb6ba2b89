package io.github.visionfromtext.core.contrastive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.ReplacedFile;
import io.github.visionfromtext.core.checkpoint.safetensors.FloatFormat;
import io.github.visionfromtext.core.checkpoint.safetensors.SafetensorsWriter;
import io.github.visionfromtext.core.model.clip.ClipConfig;
import io.github.visionfromtext.image.Resampling;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a CLIP as the HuggingFace folder that {@link ClipSpace} opens, its {@code tokenizer.json} excepted
 * ({@link io.github.visionfromtext.core.tokenizer.training.BpeVocabulary#writeClipTokenizerJson}).
 */
public final class ClipFolder {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final SafetensorsWriter WEIGHTS = new SafetensorsWriter(FloatFormat.BF16, Map.of("format", "pt"));

    private ClipFolder() {}

    /**
     * Writes or replaces the files, each as a whole; weights in BFLOAT16.
     *
     * @param weights by HuggingFace's names, {@code logit_scale} among them
     * @throws CheckpointException if a file cannot be written
     */
    public static void write(Path folder, ClipConfig config, ImagePreprocessing preprocessing, WeightSource weights) {
        try {
            Files.createDirectories(folder);
            WEIGHTS.write(folder.resolve("model.safetensors"), weights);
            writeJson(folder.resolve("config.json"), json(config));
            writeJson(folder.resolve("preprocessor_config.json"), json(preprocessing));
        } catch (IOException e) {
            throw new CheckpointException("Cannot write the model into " + folder + ": " + e, e);
        }
    }

    private static void writeJson(Path file, Map<String, Object> json) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(json);
        ReplacedFile.write(file, output -> output.write(bytes));
    }

    private static Map<String, Object> json(ClipConfig config) {
        Map<String, Object> text = json(config.text().tower());
        text.put("model_type", "clip_text_model");
        text.put("vocab_size", config.text().vocabularySize());
        text.put("max_position_embeddings", config.text().positions());
        config.text().endOfText().ifPresent(end -> text.put("eos_token_id", end));
        text.put("projection_dim", config.projectionSize());
        Map<String, Object> vision = json(config.vision().tower());
        vision.put("model_type", "clip_vision_model");
        vision.put("image_size", config.vision().imageSize());
        vision.put("patch_size", config.vision().patchSize());
        vision.put("projection_dim", config.projectionSize());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("architectures", List.of("CLIPModel"));
        json.put("model_type", "clip");
        json.put("projection_dim", config.projectionSize());
        json.put("text_config", text);
        json.put("vision_config", vision);
        json.put("torch_dtype", "bfloat16");
        return json;
    }

    private static Map<String, Object> json(ClipConfig.Tower tower) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hidden_size", tower.hiddenSize());
        json.put("num_hidden_layers", tower.layers());
        json.put("num_attention_heads", tower.heads());
        json.put("intermediate_size", tower.intermediateSize());
        json.put("hidden_act", tower.activation().name().toLowerCase(Locale.ROOT));
        json.put("layer_norm_eps", tower.layerNormEpsilon());
        return json;
    }

    private static Map<String, Object> json(ImagePreprocessing preprocessing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("image_processor_type", "CLIPImageProcessor");
        json.put(
                "size",
                preprocessing.keepsShape()
                        ? Map.of("shortest_edge", preprocessing.edge())
                        : square(preprocessing.edge()));
        json.put("crop_size", square(preprocessing.crop()));
        json.put("resample", preprocessing.resampling() == Resampling.BILINEAR ? 2 : 3);
        json.put("image_mean", preprocessing.mean());
        json.put("image_std", preprocessing.deviation());
        return json;
    }

    private static Map<String, Object> square(int side) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("height", side);
        json.put("width", side);
        return json;
    }
}
