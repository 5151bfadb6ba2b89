package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.Provenance;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the demo measured.
 *
 * @param photos in the order they were restored
 * @param originals as many pictures
 * @param trials every photograph at every level, photograph by photograph
 * @param seed of the noise
 * @param time all of it took, models loaded before
 * @param provenance of models and backend
 */
public record DemoResult(
        List<DemoPhoto> photos,
        List<Picture> originals,
        List<Trial> trials,
        long seed,
        Duration time,
        Provenance provenance) {
    public DemoResult {
        photos = List.copyOf(photos);
        originals = List.copyOf(originals);
        trials = List.copyOf(trials);
    }

    /**
     * Means over photographs.
     *
     * @param psnr decibels
     * @param ssim from -1 to 1
     */
    public record Scores(double psnr, double ssim) {}

    /**
     * One level of noise, over all photographs.
     *
     * @param level which
     * @param degraded noisy
     * @param autoencoded through the autoencoder alone
     * @param restored through the language model
     */
    public record Level(NoiseLevel level, Scores degraded, Scores autoencoded, Scores restored) {
        /** Decibels the language model adds to the autoencoder. */
        public double gain() {
            return restored.psnr() - autoencoded.psnr();
        }
    }

    /** Means by level, the least noise first. */
    public List<Level> levels() {
        return Stream.of(NoiseLevel.values())
                .map(level -> new Level(
                        level,
                        mean(level, Trial::degraded),
                        mean(level, Trial::autoencoded),
                        mean(level, Trial::restored)))
                .toList();
    }

    private Scores mean(NoiseLevel level, Function<Trial, Picture> picture) {
        List<Picture> pictures = trials.stream()
                .filter(trial -> trial.level() == level)
                .map(picture)
                .toList();
        return new Scores(
                pictures.stream().mapToDouble(Picture::psnr).average().orElse(Double.NaN),
                pictures.stream().mapToDouble(Picture::ssim).average().orElse(Double.NaN));
    }

    /** Visual tokens generated, over all trials. */
    public long visualTokens() {
        return trials.stream()
                .mapToLong(trial -> trial.restoration().visualTokens())
                .sum();
    }

    /** Visual tokens a second while generating. */
    public double tokensPerSecond() {
        double seconds = trials.stream()
                .mapToDouble(trial -> trial.restoration().generationTime().toNanos() * 1e-9)
                .sum();
        return visualTokens() / Math.max(seconds, 1e-9);
    }

    /** Decoder calls for a tile, on average. */
    public double passes() {
        return trials.stream()
                .mapToDouble(trial -> trial.restoration().passes())
                .average()
                .orElse(Double.NaN);
    }
}
