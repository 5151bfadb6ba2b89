package io.github.visionfromtext.core.restoration;

import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Brings back what the autoencoder loses: to each patch of a restored image is added a gated share of the difference between
 * the degraded image and its own reconstruction. The paper names the missing path for high frequencies as a limit of LM4LV.
 */
final class LostDetail {
    private LostDetail() {}

    /**
     * @param session over a restoration module with the function {@code detail}
     * @param images degraded images
     * @param degraded their tokens
     * @param tokens the restored tokens
     * @param restored the restored tokens decoded
     */
    static List<Image> bringBack(
            Session session,
            ImageTokenizer tokenizer,
            List<Image> images,
            Tensor degraded,
            Tensor tokens,
            List<Image> restored) {
        float[] gate = session.run(RestorationGraph.DETAIL, Map.of("tokens", tokens, "degraded", degraded), "gate")
                .floats();
        List<Image> reconstructed = tokenizer.decode(degraded);
        int size = tokenizer.imageSize();
        int grid = (int) Math.round(Math.sqrt(tokenizer.visualTokens() - 1.0));
        int patch = size / grid;
        List<Image> results = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            Image base = restored.get(i);
            Image own = reconstructed.get(i);
            int first = i * grid * grid;
            results.add(Image.generate(size, size, (x, y, channel) -> {
                        float share = gate[first + y / patch * grid + x / patch];
                        return base.at(x, y, channel) + share * (image.at(x, y, channel) - own.at(x, y, channel));
                    })
                    .clamp());
        }
        return results;
    }
}
