package io.github.visionfromtext.core.restoration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Session;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two pictures of 6x6 pixels in 3x3 patches; a token is worth the brightness of a whole picture. */
class LostDetailTest {
    private static final int SIDE = 6;
    private static final int PATCHES = 9;

    private final Image noisy = TinyRestoration.photograph(SIDE, SIDE, 5);
    private final Tensor degraded = tokens(0.25f);
    private final Tensor tokens = tokens(0.5f);

    private static Tensor tokens(float brightness) {
        float[] values = new float[2 * (PATCHES + 1)];
        Arrays.fill(values, brightness);
        return Tensor.floats(values, 2, PATCHES + 1, 1);
    }

    private static Image grey(float brightness) {
        return Image.generate(SIDE, SIDE, (x, y, channel) -> brightness);
    }

    private List<Image> bringBack(float... gate) {
        return LostDetail.bringBack(
                new Gate(gate), new Flat(), List.of(noisy, noisy), degraded, tokens, List.of(grey(0.5f), grey(0.5f)));
    }

    @Test
    void aClosedGateChangesNothing() {
        assertThat(bringBack(new float[2 * PATCHES])).containsOnly(grey(0.5f));
    }

    @Test
    void eachPatchHasAGateOfItsOwnInRasterOrder() {
        for (int patch = 0; patch < PATCHES; patch++) {
            float[] gate = new float[2 * PATCHES];
            gate[PATCHES + patch] = 0.5f;
            List<Image> results = bringBack(gate);
            assertThat(results.get(0)).isEqualTo(grey(0.5f));
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    float share = y / 2 * 3 + x / 2 == patch ? 0.5f : 0;
                    float expected = 0.5f + share * (noisy.at(x, y, 1) - 0.25f);
                    assertThat(results.get(1).at(x, y, 1)).isCloseTo(expected, within(1e-6f));
                }
            }
        }
    }

    @Test
    void theResultStaysAPicture() {
        float[] wide = new float[2 * PATCHES];
        Arrays.fill(wide, 100);
        for (float value : bringBack(wide).get(0).toPlanar()) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    /** A session whose function {@code detail} says what it is told to. */
    private record Gate(float[] gate) implements Session {
        @Override
        public Map<String, Tensor> run(String function, Map<String, Tensor> inputs) {
            assertThat(function).isEqualTo(RestorationGraph.DETAIL);
            assertThat(inputs.get("tokens").floats()).containsOnly(0.5f);
            assertThat(inputs.get("degraded").floats()).containsOnly(0.25f);
            return Map.of("gate", Tensor.floats(gate, 2, PATCHES, 1));
        }

        @Override
        public void close() {}
    }

    /** Decodes a token into a picture of one grey. */
    private static final class Flat implements ImageTokenizer {
        @Override
        public int imageSize() {
            return SIDE;
        }

        @Override
        public int visualTokens() {
            return PATCHES + 1;
        }

        @Override
        public int features() {
            return 1;
        }

        @Override
        public Tensor encode(List<Image> images) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Image> decode(Tensor tokens) {
            return List.of(grey(tokens.floats()[0]), grey(tokens.floats()[PATCHES + 1]));
        }

        @Override
        public Provenance provenance() {
            return Provenance.EMPTY;
        }

        @Override
        public void close() {}
    }
}
