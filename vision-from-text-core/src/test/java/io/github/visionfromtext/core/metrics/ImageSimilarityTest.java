package io.github.visionfromtext.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import org.junit.jupiter.api.Test;

/** By hand; {@link MetricsParityTest} compares with scikit-image. */
class ImageSimilarityTest {
    private static final Image GRAY = flat(100);

    private static Image flat(int level) {
        return Image.filled(20, 24, new Color(level / 255f, level / 255f, level / 255f));
    }

    @Test
    void psnrOfAConstantDifference() {
        // MSE = 5^2, so 20 log10(255 / 5).
        assertThat(new Psnr(0).score(GRAY, flat(105))).isCloseTo(34.1514, within(1e-4));
        assertThat(new Psnr(0).score(flat(0), flat(255))).isZero();
    }

    @Test
    void equalPicturesHaveTheirOwnScores() {
        assertThat(Psnr.LM4LV.score(GRAY, flat(100))).isEqualTo(100);
        assertThat(Ssim.LM4LV.score(GRAY, flat(100))).isCloseTo(1, within(1e-12));
    }

    @Test
    void ssimOfFlatPicturesIsTheirLuminanceTerm() {
        double c1 = 2.55 * 2.55;
        double expected = (2 * 100 * 120 + c1) / (100 * 100 + 120 * 120 + c1);
        assertThat(new Ssim(0).score(GRAY, flat(120))).isCloseTo(expected, within(1e-9));
    }

    @Test
    void differencesBelowTheSmallestStepAreNotSeen() {
        Image hair = Image.generate(20, 24, (x, y, c) -> 100.3f / 255);
        assertThat(Psnr.LM4LV.score(GRAY, hair)).isEqualTo(100);
    }

    @Test
    void theBorderDoesNotCount() {
        Image framed = Image.generate(20, 24, (x, y, c) -> x < 4 || y >= 20 ? 1 : GRAY.at(x, y, c));
        assertThat(new Psnr(4).score(GRAY, framed)).isEqualTo(100);
        assertThat(new Ssim(4).score(GRAY, framed)).isCloseTo(1, within(1e-12));
        assertThat(new Psnr(3).score(GRAY, framed)).isLessThan(30);
    }

    @Test
    void refusesPicturesOfOtherSizes() {
        assertThatThrownBy(() -> Psnr.LM4LV.score(GRAY, GRAY.crop(0, 0, 20, 23)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("20x23")
                .hasMessageContaining("20x24");
    }

    @Test
    void refusesPicturesSmallerThanTheWindow() {
        Image small = GRAY.crop(0, 0, 18, 24);
        assertThatThrownBy(() -> Ssim.LM4LV.score(small, small))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("18x24")
                .hasMessageContaining("smaller border");
        Image pixel = GRAY.crop(0, 0, 1, 1);
        assertThat(new Psnr(0).score(pixel, pixel)).isEqualTo(100);
        assertThatThrownBy(() -> new Psnr(-1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void summarisesScores() {
        MetricSummary summary = MetricSummary.of(20, 24, 28);
        assertThat(summary).isEqualTo(new MetricSummary(3, 24, 4));
        assertThat(summary.standardError()).isCloseTo(4 / Math.sqrt(3), within(1e-12));
        assertThat(MetricSummary.of(30)).isEqualTo(new MetricSummary(1, 30, 0));
        assertThatThrownBy(MetricSummary::of).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> MetricSummary.of(1, Double.NaN)).isInstanceOf(InvalidInputException.class);
    }
}
