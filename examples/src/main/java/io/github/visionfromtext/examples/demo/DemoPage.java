package io.github.visionfromtext.examples.demo;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The demo's numbers as the words its page prints. Public members are what the template names. */
public final class DemoPage {
    private DemoPage() {}

    /** Decibels and similarity. */
    public record Scores(String psnr, String ssim) {
        static Scores of(double psnr, double ssim) {
            return new Scores(String.format(Locale.ROOT, "%.2f", psnr), String.format(Locale.ROOT, "%.3f", ssim));
        }

        static Scores of(DemoResult.Scores scores) {
            return of(scores.psnr(), scores.ssim());
        }
    }

    /** What the language model adds to the autoencoder; {@code sign} is a style, {@code up} or {@code down}. */
    public record Gain(String decibels, String sign) {
        static Gain of(double decibels) {
            return new Gain(String.format(Locale.ROOT, "%+.2f", decibels), decibels >= 0 ? "up" : "down");
        }
    }

    /** A row of the table: noisy, MAE-r, restored. */
    public record Level(String label, int sigma, List<Scores> scores, Gain gain) {}

    /** A picture and its address, which is the picture itself. */
    public record Shown(String name, String uri, Scores scores) {}

    /** The pictures of a photograph at one level. */
    public record Row(String level, List<Shown> pictures, Gain gain) {}

    /** A photograph. */
    public record Section(String title, String credit, String original, List<Row> rows) {}

    static Level level(DemoResult.Level level) {
        return new Level(
                level.level().label(),
                level.level().sigma(),
                List.of(Scores.of(level.degraded()), Scores.of(level.autoencoded()), Scores.of(level.restored())),
                Gain.of(level.gain()));
    }

    static List<Section> sections(DemoResult result) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < result.photos().size(); i++) {
            DemoPhoto photo = result.photos().get(i);
            List<Row> rows = result.trials().stream()
                    .filter(trial -> trial.photo().equals(photo))
                    .map(DemoPage::row)
                    .toList();
            sections.add(new Section(
                    photo.title(), photo.credit(), uri(result.originals().get(i)), rows));
        }
        return sections;
    }

    private static Row row(Trial trial) {
        return new Row(
                trial.level().label(),
                List.of(
                        shown("noisy", trial.degraded()),
                        shown("MAE-r", trial.autoencoded()),
                        shown("restored", trial.restored())),
                Gain.of(trial.restored().psnr() - trial.autoencoded().psnr()));
    }

    private static Shown shown(String name, Picture picture) {
        return new Shown(name, uri(picture), Scores.of(picture.psnr(), picture.ssim()));
    }

    private static String uri(Picture picture) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(picture.jpeg());
    }
}
