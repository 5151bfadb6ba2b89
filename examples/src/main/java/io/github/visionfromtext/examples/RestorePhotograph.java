package io.github.visionfromtext.examples;

import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.metrics.Psnr;
import io.github.visionfromtext.core.pretrained.PretrainedModels;
import io.github.visionfromtext.core.restoration.LlmRestorer;
import io.github.visionfromtext.core.restoration.RestorationFiles;
import io.github.visionfromtext.core.restoration.degradation.Degradations;
import io.github.visionfromtext.core.restoration.degradation.DegradedImage;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.restoration.RestorationOptions;
import java.nio.file.Path;

/**
 * Adds noise to a photograph and lets a frozen language model take it out again: {@code RestorePhotograph photo.jpg
 * restored.png}, with the models that come with the library, or {@code ... LLM MAE ADAPTER} with folders of yours.
 */
public final class RestorePhotograph {
    private RestorePhotograph() {}

    public static void main(String[] files) {
        Image clean = ImageFiles.read(Path.of(files[0]));
        DegradedImage noisy = Degradations.byName("denoise").apply(clean, 42);
        RestorationFiles models = files.length == 2
                ? PretrainedModels.get().restoration("denoise")
                : new RestorationFiles(Path.of(files[2]), Path.of(files[3]), Path.of(files[4]));
        try (Backend backend = Backends.open(BackendOptions.DEFAULT);
                LlmRestorer restorer = models.load(backend, WeightFormat.FLOAT32)) {
            Image restored = restorer.restore(noisy.image(), RestorationOptions.of("denoise"))
                    .image();
            ImageFiles.writePng(restored, Path.of(files[1]));
            System.out.printf(
                    "noisy %.2f dB, restored %.2f dB%n",
                    Psnr.LM4LV.score(clean, noisy.image()), Psnr.LM4LV.score(clean, restored));
        }
    }
}
