package io.github.visionfromtext.core.metrics.lpips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.VisionFromTextException;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LpipsTest {
    private static final int[][] KERNELS = {{64, 3, 11}, {192, 64, 5}, {384, 192, 3}, {256, 384, 3}, {256, 256, 3}};
    private static final int[] NAMES = {0, 3, 6, 8, 10};

    private final Backend backend = Backends.open("reference", BackendOptions.DEFAULT);

    @AfterEach
    void close() {
        backend.close();
    }

    private Lpips open(int size) {
        return Lpips.open(backbone(), LpipsHeads.weights(), size, backend);
    }

    /** The made-up weights of {@code tools/fixtures/make_lpips.py}. */
    private static WeightSource backbone() {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (int layer = 0; layer < KERNELS.length; layer++) {
            int[] kernel = KERNELS[layer];
            int fan = kernel[1] * kernel[2] * kernel[2];
            String name = "features." + NAMES[layer];
            weights.put(
                    name + ".weight",
                    Tensor.floats(
                            formula(kernel[0] * fan, layer, Math.sqrt(2.0 / fan)),
                            kernel[0],
                            kernel[1],
                            kernel[2],
                            kernel[2]));
            weights.put(name + ".bias", Tensor.floats(formula(kernel[0], layer, 0.1), kernel[0]));
        }
        return WeightSource.of("made-up AlexNet", weights);
    }

    private static float[] formula(int count, int layer, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            double index = i;
            values[i] = (float) (scale * Math.sin(index * 1.7 + 0.37 * index * index % 11 + layer));
        }
        return values;
    }

    private static Image picture(int size, int kind) {
        return Image.generate(
                size, size, (x, y, channel) -> ((x * (kind + 1) + y * (channel + 2)) * 7 + kind * x * y) % 256 / 255f);
    }

    @Test
    void agreesWithTheAuthorsPackage() throws IOException {
        for (JsonNode expected : Fixtures.json("lpips/lpips.json").get("cases")) {
            int size = expected.get("size").asInt();
            try (Lpips lpips = open(size)) {
                assertThat(lpips.distance(picture(size, 0), picture(size, 1)))
                        .as("pictures of %d", size)
                        .isCloseTo(expected.get("distance").asDouble(), within(2e-5));
            }
        }
    }

    @Test
    void isSymmetricAndZeroForEqualPictures() {
        try (Lpips lpips = open(35)) {
            List<Image> pictures = List.of(picture(35, 0), picture(35, 1), picture(35, 0), picture(50, 1));
            double[][] distances = lpips.among(pictures, new CancellationToken());
            assertThat(distances[0][2]).isZero();
            assertThat(distances[1][1]).isZero();
            assertThat(distances[0][1]).isEqualTo(distances[1][0]).isPositive();
            assertThat(distances[0][1]).isEqualTo(lpips.distance(pictures.get(0), pictures.get(1)));
            assertThat(distances[3][1]).isPositive();
            CancellationToken cancelled = new CancellationToken();
            cancelled.cancel();
            assertThatThrownBy(() -> lpips.among(pictures, cancelled)).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void picturesOfOneColourHaveADistance() {
        try (Lpips lpips = open(35)) {
            assertThat(lpips.distance(Image.filled(35, 35, Color.WHITE), Image.filled(35, 35, Color.BLACK)))
                    .isFinite()
                    .isPositive();
        }
    }

    @Test
    void wrongWeightsAndSizesAreRefused() {
        WeightSource nothing = WeightSource.of("nothing", Map.of());
        assertThatThrownBy(() -> Lpips.open(nothing, LpipsHeads.weights(), 64, backend))
                .isInstanceOf(VisionFromTextException.class)
                .hasMessageContaining("features.0.weight");
        assertThatThrownBy(() -> open(8))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("larger picture");
    }
}
