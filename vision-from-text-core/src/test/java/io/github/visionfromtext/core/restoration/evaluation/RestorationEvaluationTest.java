package io.github.visionfromtext.core.restoration.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.metrics.Ssim;
import io.github.visionfromtext.core.restoration.TinyRestoration;
import io.github.visionfromtext.core.restoration.degradation.DegradedImage;
import io.github.visionfromtext.core.restoration.degradation.GaussianNoise;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport.Level;
import io.github.visionfromtext.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pictures of one grey, off by a number of 8-bit steps: the PSNR is then {@code 20 log10(255 / steps)}. */
class RestorationEvaluationTest {
    private static final int SIDE = 19;
    private static final int REFERENCE = 100;

    /** Halves the steps a picture is off by. */
    private static final Method HALVING = new Method("halving", images -> images.stream()
            .map(image -> grey((Math.round(image.at(0, 0, 0) * 255) - REFERENCE) / 2))
            .toList());

    private static Image grey(int off) {
        return Image.generate(SIDE, SIDE, (x, y, channel) -> (REFERENCE + off) / 255f);
    }

    private static Sample sample(int off, double strength) {
        return new Sample("grey", new DegradedImage(grey(off), grey(off), grey(0), strength));
    }

    private static double psnr(int off) {
        return 20 * Math.log10(255.0 / off);
    }

    private static EvaluationReport evaluate(List<Sample> samples, Method... methods) {
        return RestorationEvaluation.evaluate(
                "denoise", samples, List.of(methods), ProgressListener.NONE, new CancellationToken());
    }

    private static double meanPsnr(EvaluationReport report, String method) {
        return report.overall().get(method).psnr();
    }

    @Test
    void scoresAreMeansOverPicturesForEachMethodInItsOrder() {
        EvaluationReport report = evaluate(List.of(sample(4, 1), sample(40, 1)), HALVING, Method.DEGRADED);
        assertThat(report.task()).isEqualTo("denoise");
        assertThat(report.images()).isEqualTo(2);
        assertThat(report.overall().keySet()).containsExactly("halving", "degraded");
        assertThat(meanPsnr(report, "degraded")).isCloseTo((psnr(4) + psnr(40)) / 2, within(1e-9));
        assertThat(meanPsnr(report, "halving")).isCloseTo((psnr(2) + psnr(20)) / 2, within(1e-9));
        double ssim = (Ssim.LM4LV.score(grey(0), grey(4)) + Ssim.LM4LV.score(grey(0), grey(40))) / 2;
        assertThat(report.overall().get("degraded").ssim()).isCloseTo(ssim, within(1e-12));
    }

    @Test
    void levelsAreThirdsOfTheRangeFromZeroToTheStrongestPicture() {
        List<Sample> samples =
                List.of(sample(1, 0), sample(2, 9.9), sample(4, 10), sample(8, 19.9), sample(16, 20), sample(32, 30));
        EvaluationReport report = evaluate(samples, Method.DEGRADED);
        assertThat(report.levels()).extracting(Level::name).containsExactly("low", "mid", "high");
        assertThat(report.levels()).extracting(Level::from).containsExactly(0.0, 10.0, 20.0);
        assertThat(report.levels()).extracting(Level::to).containsExactly(10.0, 20.0, 30.0);
        assertThat(report.levels()).extracting(Level::images).containsExactly(2, 2, 2);
        int[] offs = {1, 2, 4, 8, 16, 32};
        for (int level = 0; level < 3; level++) {
            double expected = (psnr(offs[2 * level]) + psnr(offs[2 * level + 1])) / 2;
            assertThat(report.levels().get(level).scores().get("degraded").psnr())
                    .isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void aLevelWithoutPicturesIsLeftOut() {
        EvaluationReport report = evaluate(List.of(sample(1, 1), sample(2, 30)), Method.DEGRADED);
        assertThat(report.levels()).extracting(Level::name).containsExactly("low", "high");
    }

    @Test
    void everyPictureOfEqualStrengthBelongsToOneLevel() {
        for (double strength : new double[] {0, 1}) {
            EvaluationReport report = evaluate(List.of(sample(1, strength), sample(2, strength)), Method.DEGRADED);
            assertThat(report.levels()).extracting(Level::images).containsExactly(2);
        }
    }

    @Test
    void manyPicturesAreHandedOverInPortionsAndKeepTheirOrder() {
        List<Sample> samples =
                IntStream.rangeClosed(1, 70).mapToObj(off -> sample(off, off)).toList();
        List<Integer> portions = new ArrayList<>();
        Method counting = new Method("counting", images -> {
            portions.add(images.size());
            return images;
        });
        List<String> told = new ArrayList<>();
        EvaluationReport report = RestorationEvaluation.evaluate(
                "denoise",
                samples,
                List.of(counting),
                (stage, done, total, detail) -> told.add(stage + " " + done + "/" + total),
                new CancellationToken());
        assertThat(portions).containsExactly(32, 32, 6);
        assertThat(told)
                .containsExactly("evaluate counting 32/70", "evaluate counting 64/70", "evaluate counting 70/70");
        double expected = IntStream.rangeClosed(1, 70)
                .mapToDouble(RestorationEvaluationTest::psnr)
                .average()
                .orElseThrow();
        assertThat(meanPsnr(report, "counting")).isCloseTo(expected, within(1e-9));
    }

    /** In a spatial task the model is given the clean picture and judged against the transformed one. */
    @Test
    void theMethodIsGivenTheInputAndJudgedAgainstTheReference() {
        Sample spatial = new Sample("turned", new DegradedImage(grey(50), grey(10), grey(50), 1));
        EvaluationReport report = evaluate(List.of(spatial), Method.DEGRADED);
        assertThat(meanPsnr(report, "degraded")).isCloseTo(psnr(40), within(1e-9));
    }

    @Test
    void cancellingStopsBeforeTheNextPortion() {
        CancellationToken cancellation = new CancellationToken();
        List<Integer> portions = new ArrayList<>();
        Method cancelling = new Method("cancelling", images -> {
            portions.add(images.size());
            cancellation.cancel();
            return images;
        });
        List<Sample> samples =
                IntStream.range(0, 40).mapToObj(i -> sample(1, 1)).toList();
        assertThatThrownBy(() -> RestorationEvaluation.evaluate(
                        "denoise", samples, List.of(cancelling), ProgressListener.NONE, cancellation))
                .isInstanceOf(CancelledException.class);
        assertThat(portions).containsExactly(32);
    }

    @Test
    void thereMustBeAPicture() {
        assertThatThrownBy(() -> evaluate(List.of(), Method.DEGRADED)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void samplesAreDegradedEachWithASeedOfItsOwn() {
        Image clean = TinyRestoration.photograph(SIDE, SIDE, 0);
        List<Sample> samples = Sample.degrade(List.of("a", "b"), List.of(clean, clean), GaussianNoise.PAPER, 40);
        assertThat(samples).extracting(Sample::name).containsExactly("a", "b");
        assertThat(samples.get(1).degraded()).isEqualTo(GaussianNoise.PAPER.apply(clean, 41));
        assertThat(samples.get(0).degraded()).isEqualTo(GaussianNoise.PAPER.apply(clean, 40));
        assertThat(samples.get(0).degraded().image())
                .isNotEqualTo(samples.get(1).degraded().image());
    }
}
