package io.github.visionfromtext.core.training.recipe;

import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.core.metrics.Psnr;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/** How well an autoencoder gives back images it did not learn from. */
final class MaeReconstruction {
    private static final int BATCH = 32;
    private static final Psnr PSNR = new Psnr(0);

    private MaeReconstruction() {}

    /** Mean over images of the PSNR between each and its reconstruction, in dB, without cutting borders. */
    static double meanPsnr(Session session, Image[] images) {
        double sum = 0;
        for (int from = 0; from < images.length; from += BATCH) {
            Image[] batch = Arrays.copyOfRange(images, from, Math.min(images.length, from + BATCH));
            Image[] back = autoencode(session, batch);
            for (int i = 0; i < batch.length; i++) {
                sum += PSNR.score(batch[i], back[i]);
            }
        }
        return sum / images.length;
    }

    private static Image[] autoencode(Session session, Image[] images) {
        int size = images[0].width();
        Map<String, Tensor> outputs =
                session.run(MaeTrainingGraph.AUTOENCODE, Map.of("rgb", MaeBatches.stack(images, size)));
        Tensor rgb = Objects.requireNonNull(outputs.get("rgb"));
        int length = Image.CHANNELS * size * size;
        Image[] results = new Image[images.length];
        for (int i = 0; i < results.length; i++) {
            float[] planar = Arrays.copyOfRange(rgb.floats(), i * length, (i + 1) * length);
            results[i] = Image.ofPlanar(size, size, planar).clamp();
        }
        return results;
    }
}
