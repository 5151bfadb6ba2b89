package io.github.visionfromtext.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import io.github.visionfromtext.image.ImageReadOptions;
import io.github.visionfromtext.restoration.RestorationOptions;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DemoTest {
    static final List<DemoPhoto> PHOTOS = DemoPhoto.ALL;
    private static final Pattern IMAGE = Pattern.compile("src=\"data:image/jpeg;base64,([^\"]+)\"");

    @Test
    void thereAreAtLeastSixPhotographsAndEachIsAttributed() {
        assertThat(PHOTOS).hasSizeGreaterThanOrEqualTo(6);
        assertThat(PHOTOS)
                .allSatisfy(photo -> assertThat(DemoPhoto.attribution()).contains("`" + photo.file() + "`"));
    }

    @ParameterizedTest
    @FieldSource("PHOTOS")
    void everyPhotographCanBeRead(DemoPhoto photo) {
        Image image = photo.read();
        assertThat(Math.min(image.width(), image.height())).isGreaterThanOrEqualTo(300);
    }

    @Test
    void everyLevelIsScoredAgainstTheOriginal() {
        DemoResult result = run(PHOTOS.subList(0, 2));
        assertThat(result.trials()).hasSize(2 * NoiseLevel.values().length);
        for (DemoResult.Level level : result.levels()) {
            // Noise of sigma s alone leaves 20 log10(255 / s) decibels, a little more where it is clipped.
            double expected = 20 * Math.log10(255.0 / level.level().sigma());
            assertThat(level.degraded().psnr()).isBetween(expected - 0.1, expected + 1);
            assertThat(level.autoencoded().psnr()).isCloseTo(level.degraded().psnr(), within(0.01));
        }
        assertThat(result.levels().get(2).gain()).isPositive();
        assertThat(result.tokensPerSecond()).isCloseTo(650, within(1e-9));
        assertThat(result.passes()).isEqualTo(2.5);
    }

    @Test
    void noiseIsTheSameForTheSameSeed() {
        List<Trial> first = run(PHOTOS.subList(0, 1)).trials();
        List<Trial> second = run(PHOTOS.subList(0, 1)).trials();
        assertThat(first.get(0).degraded().jpeg())
                .isEqualTo(second.get(0).degraded().jpeg());
    }

    @Test
    void pageHoldsEveryPictureAndReachesForNothing() {
        DemoResult result = run(PHOTOS.subList(0, 2));
        String page = DemoReport.html(result, List.of(), "");
        List<String> pictures =
                IMAGE.matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(pictures).hasSize(2 + 3 * result.trials().size());
        byte[] jpeg = Base64.getDecoder().decode(pictures.get(0));
        assertThat(ImageFiles.decode(jpeg, "first", ImageReadOptions.DEFAULT).width())
                .isEqualTo(PHOTOS.get(0).read().width());
        assertThat(page).doesNotContain("<script", "<link", "@import", "url(");
        assertThat(Pattern.compile("src=\"(?!data:)").matcher(page).find()).isFalse();
    }

    @Test
    void pagePrintsScoresSpeedAndProvenance() {
        DemoResult result = run(PHOTOS.subList(0, 1));
        String page = DemoReport.html(result, List.of(new ModelCard("Mini", "made of <nothing>")), "where from");
        assertThat(page).contains("650", "2.5", PHOTOS.get(0).title(), "made of &lt;nothing&gt;", "where from");
        assertThat(page).contains("language-model.name").contains("&lt;none&gt; &amp; nothing");
        for (Trial trial : result.trials()) {
            assertThat(page)
                    .contains(String.format(
                            "%.2f dB, %.3f",
                            trial.restored().psnr(), trial.restored().ssim()));
        }
    }

    @Test
    void nothingOfTheTemplateIsLeftOver() {
        String page = DemoReport.html(run(PHOTOS.subList(0, 1)), List.of(), "");
        assertThat(Pattern.compile("\\{[{%]|null").matcher(page).results().map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void cancellationStopsBetweenPhotographs() {
        CancellationToken token = new CancellationToken();
        ProgressListener cancelling = (stage, done, total, detail) -> {
            if (done == 1) {
                token.cancel();
            }
        };
        assertThatThrownBy(() -> demo().run(PHOTOS, 0, cancelling, token)).isInstanceOf(CancelledException.class);
    }

    private static DemoResult run(List<DemoPhoto> photos) {
        return demo().run(photos, 0, ProgressListener.NONE, new CancellationToken());
    }

    private static Demo demo() {
        return new Demo(new Blurring(), new Blurring.Pixels(), RestorationOptions.of("denoise"));
    }
}
