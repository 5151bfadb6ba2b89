package io.github.visionfromtext.core.restoration.degradation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each task does to its pixels. */
class DegradationTest {
    private static final Image GRAY = Image.filled(96, 80, new Color(0.5f, 0.5f, 0.5f));

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1})
    void noiseHasItsStandardDeviation(double sigma) {
        float[] pixels =
                new GaussianNoise(Strength.fixed(sigma)).apply(GRAY, 4).image().toPlanar();
        double sum = 0;
        double squares = 0;
        for (float pixel : pixels) {
            sum += pixel - 0.5;
            squares += (pixel - 0.5) * (pixel - 0.5);
        }
        assertThat(sum / pixels.length).isCloseTo(0, within(0.003));
        assertThat(Math.sqrt(squares / pixels.length)).isCloseTo(sigma, within(0.02 * sigma + 1e-4));
    }

    @Test
    void noiseDiffersFromChannelToChannel() {
        Image noisy = new GaussianNoise(Strength.fixed(0.1)).apply(GRAY, 4).image();
        assertThat(noisy.at(3, 3, 0)).isNotEqualTo(noisy.at(3, 3, 1));
        assertThat(noisy.at(3, 3, 1)).isNotEqualTo(noisy.at(3, 3, 2));
    }

    /** exp(-1 / (2 * 0.8^2)) = 0.45783, and the three weights add up to 1. */
    @Test
    void blurKernelFollowsOpenCvsFormula() {
        assertThat(GaussianBlur.kernel(3)).containsExactly(new double[] {0.23899, 0.52201, 0.23899}, within(1e-5));
        assertThat(GaussianBlur.kernel(5))
                .containsExactly(new double[] {0.07077, 0.24446, 0.36955, 0.24446, 0.07077}, within(1e-5));
        assertThat(GaussianBlur.kernel(1)).containsExactly(1);
    }

    @Test
    void blurSpreadsAPointByItsKernel() {
        Image point = Image.generate(9, 9, (x, y, c) -> x == 4 && y == 4 ? 1 : 0);
        Image blurred = new GaussianBlur(Strength.fixed(5)).apply(point, 0).image();
        double[] kernel = GaussianBlur.kernel(5);
        for (int y = 0; y < 9; y++) {
            for (int x = 0; x < 9; x++) {
                boolean inside = Math.abs(x - 4) <= 2 && Math.abs(y - 4) <= 2;
                double expected = inside ? kernel[x - 2] * kernel[y - 2] : 0;
                assertThat(blurred.at(x, y, 1)).isCloseTo((float) expected, within(0.51f / 255));
            }
        }
    }

    @Test
    void blurMirrorsTheBorderWithoutRepeatingIt() {
        Image edge = Image.generate(4, 1, (x, y, c) -> x == 1 ? 1 : 0);
        Image blurred = new GaussianBlur(Strength.fixed(3)).apply(edge, 0).image();
        // Left of column 0 lies column 1 again, so column 0 sees it twice.
        assertThat(blurred.at(0, 0, 0)).isCloseTo(2 * 0.23899f, within(0.51f / 255));
    }

    @Test
    void blurOfOnePixelIsNone() {
        Image picture = Image.generate(7, 5, (x, y, c) -> (x * y + c) / 30f).roundTo8Bits();
        assertThat(new GaussianBlur(Strength.fixed(1)).apply(picture, 0).image())
                .isEqualTo(picture);
        Image tiny = picture.crop(2, 2, 2, 1);
        assertThat(new GaussianBlur(Strength.fixed(7)).apply(tiny, 0).image().width())
                .isEqualTo(2);
    }

    @Test
    void pepperTurnsItsShareBlackInAllChannels() {
        Image peppered = new PepperNoise(Strength.fixed(0.1)).apply(GRAY, 8).image();
        int black = 0;
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 96; x++) {
                Set<Float> channels = new HashSet<>(Set.of(peppered.at(x, y, 0)));
                channels.add(peppered.at(x, y, 1));
                channels.add(peppered.at(x, y, 2));
                assertThat(channels).hasSize(1);
                black += channels.contains(0f) ? 1 : 0;
            }
        }
        assertThat(black / (96 * 80.0)).isCloseTo(0.1, within(0.015));
    }

    @Test
    void maskBlackensWholeBlocks() {
        Image masked = new BlockMask(4, Strength.fixed(0.25))
                .apply(GRAY.crop(0, 0, 90, 79), 8)
                .image();
        int blocks = 0;
        for (int y = 0; y < 79; y++) {
            for (int x = 0; x < 90; x++) {
                assertThat(masked.at(x, y, 2)).isEqualTo(masked.at(x / 4 * 4, y / 4 * 4, 0));
                blocks += x % 4 == 0 && y % 4 == 0 && masked.at(x, y, 0) == 0 ? 1 : 0;
            }
        }
        assertThat(blocks / (23 * 20.0)).isCloseTo(0.25, within(0.06));
    }

    @Test
    void rainOnlyBrightensAndAlikeInAllChannels() {
        Image wet = new RainStreaks(Strength.fixed(12), 18, 0.5, 45, 0.5)
                .apply(GRAY, 8)
                .image();
        int touched = 0;
        for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 96; x++) {
                assertThat(wet.at(x, y, 0)).isGreaterThanOrEqualTo(127 / 255f).isEqualTo(wet.at(x, y, 2));
                touched += wet.at(x, y, 0) > 0.51 ? 1 : 0;
            }
        }
        assertThat(touched / (96 * 80.0)).isBetween(0.03, 0.3);
    }

    @Test
    void noAmountIsNoRain() {
        Image dry = new RainStreaks(Strength.fixed(0), 18, 0.5, 45, 0.5)
                .apply(GRAY, 8)
                .image();
        assertThat(dry).isEqualTo(GRAY.roundTo8Bits());
    }

    /** Without any lean a streak stays within a few columns; lying down, within a few rows. */
    @Test
    void rainFallsAtItsAngle() {
        Image black = Image.filled(200, 200, Color.BLACK);
        Image vertical = new RainStreaks(Strength.fixed(1), 30, 0.5, 0, 1)
                .apply(black, 3)
                .image();
        double down = 0;
        double right = 0;
        for (int y = 0; y < 199; y++) {
            for (int x = 0; x < 199; x++) {
                down += Math.abs(vertical.at(x, y + 1, 0) - vertical.at(x, y, 0));
                right += Math.abs(vertical.at(x + 1, y, 0) - vertical.at(x, y, 0));
            }
        }
        assertThat(right).isGreaterThan(5 * down);
    }

    @Test
    void rotationTurnsClockwise() {
        Image picture = Image.generate(3, 2, (x, y, c) -> (10 * y + x) / 100f);
        Image turned = new QuarterTurn().apply(picture, 0).image();
        assertThat(turned.width()).isEqualTo(2);
        assertThat(turned.height()).isEqualTo(3);
        assertThat(turned.at(1, 0, 0)).as("top left goes to top right").isEqualTo(picture.at(0, 0, 0));
        assertThat(turned.at(0, 2, 0)).as("bottom right goes to bottom left").isEqualTo(picture.at(2, 1, 0));
    }

    @Test
    void flipMirrorsLeftAndRight() {
        Image picture = Image.generate(3, 2, (x, y, c) -> (10 * y + x) / 100f);
        Image flipped = new HorizontalFlip().apply(picture, 0).image();
        assertThat(flipped.at(0, 1, 0)).isEqualTo(picture.at(2, 1, 0));
        assertThat(new HorizontalFlip().apply(flipped, 0).image()).isEqualTo(picture);
    }
}
