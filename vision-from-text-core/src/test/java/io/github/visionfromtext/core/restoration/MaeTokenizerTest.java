package io.github.visionfromtext.core.restoration;

import static io.github.visionfromtext.core.model.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.checkpoint.Checkpoint;
import io.github.visionfromtext.core.checkpoint.Checkpoints;
import io.github.visionfromtext.core.model.Golden;
import io.github.visionfromtext.core.model.mae.MaeConfig;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.tensor.Tensor;
import io.github.visionfromtext.tensor.WeightSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against HuggingFace transformers at mask ratio 0; the fixture's pixels are normalised, ours are not. */
class MaeTokenizerTest {
    private static final Path GOLDEN = Golden.folder("mae/identity");
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private final Backend backend = TinyRestoration.backend();

    @AfterEach
    void close() {
        backend.close();
    }

    private MaeTokenizer load() {
        try (Checkpoint checkpoint = Checkpoints.open(GOLDEN)) {
            RestorationModel.Autoencoder mae = RestorationFiles.autoencoder(checkpoint);
            return MaeTokenizer.load(backend, mae.config(), mae.weights(), WeightFormat.FLOAT64, Provenance.EMPTY);
        }
    }

    /** Normalised planar pixels as RGB pictures. */
    private static List<Image> pictures(Tensor pixels) {
        int side = (int) pixels.size(3);
        int values = Image.CHANNELS * side * side;
        List<Image> pictures = new ArrayList<>();
        for (int i = 0; i < pixels.size(0); i++) {
            float[] rgb = Arrays.copyOfRange(pixels.floats(), i * values, (i + 1) * values);
            for (int at = 0; at < values; at++) {
                int channel = at / (side * side);
                rgb[at] = (float) (rgb[at] * DEVIATION[channel] + MEAN[channel]);
            }
            pictures.add(Image.ofPlanar(side, side, rgb));
        }
        return pictures;
    }

    @Test
    void tokensAreTheEncodersLastHiddenState() {
        try (MaeTokenizer tokenizer = load()) {
            Tensor expected = Golden.floats(GOLDEN, "hidden");
            assertThat(List.of(tokenizer.imageSize(), tokenizer.visualTokens(), tokenizer.features()))
                    .containsExactly(32, 17, 32);
            assertClose(tokenizer.encode(pictures(Golden.floats(GOLDEN, "pixel_values"))), expected, 1e-5);
        }
    }

    @Test
    void decodedTokensAreTheDecodersPicture() {
        try (MaeTokenizer tokenizer = load()) {
            List<Image> expected = pictures(Golden.floats(GOLDEN, "image"));
            List<Image> decoded = tokenizer.decode(Golden.floats(GOLDEN, "hidden"));
            assertThat(decoded).hasSameSizeAs(expected);
            for (int i = 0; i < decoded.size(); i++) {
                assertThat(decoded.get(i).toPlanar())
                        .usingComparatorWithPrecision(2e-6f)
                        .containsExactly(expected.get(i).clamp().toPlanar());
            }
        }
    }

    @Test
    void aBatchIsEachPictureByItself() {
        List<Image> pictures = List.of(
                TinyRestoration.photograph(32, 32, 0),
                TinyRestoration.photograph(32, 32, 1),
                TinyRestoration.photograph(32, 32, 2));
        try (MaeTokenizer tokenizer = load()) {
            Tensor together = tokenizer.encode(pictures);
            for (int i = 0; i < pictures.size(); i++) {
                double[] alone = tokenizer.encode(List.of(pictures.get(i))).doubles();
                assertThat(Arrays.copyOfRange(together.doubles(), i * alone.length, (i + 1) * alone.length))
                        .containsExactly(alone, within(1e-12));
            }
        }
    }

    @Test
    void aPictureOfAnotherSizeIsRefused() {
        try (MaeTokenizer tokenizer = load()) {
            assertThatThrownBy(() -> tokenizer.encode(List.of(TinyRestoration.photograph(32, 33, 0))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll("32x32", "32x33", "tiles");
        }
    }

    @Test
    void anAutoencoderOfOtherPixelsIsRefused() {
        MaeConfig tiny = TinyRestoration.MAE;
        for (MaeConfig other : List.of(
                new MaeConfig(24, 8, 1, tiny.encoder(), tiny.decoder(), 1e-12, false),
                new MaeConfig(24, 8, 3, tiny.encoder(), tiny.decoder(), 1e-12, true))) {
            WeightSource none = WeightSource.of("none", Map.of());
            assertThatThrownBy(() -> MaeTokenizer.load(backend, other, none, WeightFormat.FLOAT64, Provenance.EMPTY))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContainingAll("num_channels 3", "norm_pix_loss false");
        }
    }
}
