package io.github.visionfromtext.core.contrastive;

import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.ModelConfig;
import io.github.visionfromtext.image.Resampling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads an {@link ImagePreprocessing} from the {@code preprocessor_config.json} of a HuggingFace folder. */
final class ImagePreprocessingReader {
    private static final String FILE_NAME = "preprocessor_config.json";

    private static final List<Double> MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
    private static final List<Double> DEVIATION = List.of(0.26862954, 0.26130258, 0.27577711);

    private ImagePreprocessingReader() {}

    static ImagePreprocessing read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            throw new CheckpointException(file + ": no such file; put the model's " + FILE_NAME
                    + " there, which says how its pictures are resized and normalised");
        }
        return read(ModelConfig.read(file));
    }

    /** What is absent has the default of {@code CLIPImageProcessor}. */
    static ImagePreprocessing read(ModelConfig config) {
        for (String step : List.of("do_resize", "do_center_crop", "do_rescale", "do_normalize")) {
            if (!config.flag(step, true)) {
                throw config.wrong(step, "is false, expected true: a CLIP is fed with all steps done");
            }
        }
        if (Math.abs(config.number("rescale_factor", 1 / 255.0) * 255 - 1) > 1e-6) {
            throw config.wrong("rescale_factor", "is " + config.number("rescale_factor") + ", expected 1/255");
        }
        boolean keepsShape =
                !config.isObject("size") || config.object("size").orElseThrow().has("shortest_edge");
        try {
            return new ImagePreprocessing(
                    side(config, "size"),
                    keepsShape,
                    side(config, "crop_size"),
                    resampling(config),
                    config.has("image_mean") ? config.numbers("image_mean") : MEAN,
                    config.has("image_std") ? config.numbers("image_std") : DEVIATION);
        } catch (InvalidInputException e) {
            throw new CheckpointException(config.source() + ": " + e.getMessage(), e);
        }
    }

    /** A number as in older files, {@code shortest_edge}, or {@code height} and {@code width}, which must be equal. */
    private static int side(ModelConfig config, String key) {
        if (!config.has(key)) {
            return 224;
        }
        if (!config.isObject(key)) {
            return config.integer(key);
        }
        ModelConfig size = config.object(key).orElseThrow();
        if (size.has("shortest_edge")) {
            return size.integer("shortest_edge");
        }
        if (size.integer("height") != size.integer("width")) {
            throw size.wrong(
                    "height", "is " + size.integer("height") + ", expected the width, " + size.integer("width"));
        }
        return size.integer("height");
    }

    /** By Pillow's numbers. */
    private static Resampling resampling(ModelConfig config) {
        int number = config.integer("resample", 3);
        return switch (number) {
            case 2 -> Resampling.BILINEAR;
            case 3 -> Resampling.BICUBIC;
            default -> throw config.wrong("resample", "is " + number + ", expected 2 (bilinear) or 3 (bicubic)");
        };
    }
}
