package io.github.visionfromtext.backend.djl.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.contrastive.ClipSpace;
import io.github.visionfromtext.core.contrastive.Retrieval;
import io.github.visionfromtext.core.pretrained.PretrainedModels;
import io.github.visionfromtext.image.Image;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** What the embedded space has learned: to tell figures and colours drawn here, which are none of those it learned from. */
class MiniSpaceTest {
    private static final int SIZE = 128;

    private static Image figure(BiPredicate<Double, Double> inside, float red, float green, float blue) {
        float[] colour = {red, green, blue};
        return Image.generate(
                SIZE, SIZE, (x, y, channel) -> inside.test((x - 63.5) / 64, (y - 63.5) / 64) ? colour[channel] : 1);
    }

    private static Map<String, Image> figures() {
        BiPredicate<Double, Double> disc = (x, y) -> x * x + y * y < 0.3;
        BiPredicate<Double, Double> box = (x, y) -> Math.max(Math.abs(x), Math.abs(y)) < 0.5;
        BiPredicate<Double, Double> triangle = (x, y) -> y < 0.5 && y > 2 * Math.abs(x) - 0.6;
        Map<String, Image> figures = new LinkedHashMap<>();
        figures.put("a red circle", figure(disc, 0.9f, 0.1f, 0.1f));
        figures.put("a blue circle", figure(disc, 0.1f, 0.2f, 0.9f));
        figures.put("a green square", figure(box, 0.1f, 0.6f, 0.2f));
        figures.put("a black square", figure(box, 0.05f, 0.05f, 0.05f));
        figures.put("a yellow triangle", figure(triangle, 0.95f, 0.85f, 0.1f));
        figures.put("a purple triangle", figure(triangle, 0.5f, 0.15f, 0.65f));
        figures.put("a red triangle", figure(triangle, 0.9f, 0.1f, 0.1f));
        figures.put("a blue square", figure(box, 0.1f, 0.2f, 0.9f));
        return figures;
    }

    @Test
    void figuresAndColoursFindTheirNames() {
        Map<String, Image> figures = figures();
        try (ClipSpace space = ClipSpace.open(
                PretrainedModels.get().folder(PretrainedModels.MINI_SPACE), Graphs.BACKEND, WeightFormat.FLOAT32)) {
            Retrieval retrieval = Retrieval.measure(
                    space,
                    figures.values().stream().toList(),
                    figures.keySet().stream().toList(),
                    new CancellationToken());
            assertThat(retrieval.captionOfPicture().get(1)).isGreaterThanOrEqualTo(0.75);
            assertThat(retrieval.pictureOfCaption().get(1)).isGreaterThanOrEqualTo(0.75);
        }
    }
}
