package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.restoration.ImageTokenizer;
import io.github.visionfromtext.core.restoration.degradation.DegradedImage;
import io.github.visionfromtext.core.restoration.evaluation.Method;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.restoration.FrozenLlmAdapter;
import io.github.visionfromtext.restoration.Restoration;
import io.github.visionfromtext.restoration.RestorationOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs every photograph through every level of noise. */
public final class Demo {
    private final FrozenLlmAdapter adapter;
    private final Method autoencoder;
    private final RestorationOptions options;

    /**
     * @param adapter trained to denoise
     * @param tokenizer the adapter's own, for the baseline
     * @param options how to restore
     */
    public Demo(FrozenLlmAdapter adapter, ImageTokenizer tokenizer, RestorationOptions options) {
        this.adapter = adapter;
        this.autoencoder = Method.autoencoder(tokenizer, options.overlap(), options.batch());
        this.options = options;
    }

    /**
     * Runs the trials; photograph i gets noise from seed {@code seed + i}.
     *
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public DemoResult run(
            List<DemoPhoto> photos, long seed, ProgressListener progress, CancellationToken cancellation) {
        long start = System.nanoTime();
        List<Picture> originals = new ArrayList<>();
        List<Trial> trials = new ArrayList<>();
        int total = photos.size() * NoiseLevel.values().length;
        for (DemoPhoto photo : photos) {
            Image original = photo.read();
            originals.add(Picture.compare(original, original));
            for (NoiseLevel level : NoiseLevel.values()) {
                cancellation.throwIfCancelled("The demo");
                progress.progress("restore", trials.size(), total, photo.title());
                DegradedImage noisy = level.noise().apply(original, seed + originals.size() - 1);
                trials.add(trial(photo, level, noisy));
            }
        }
        progress.progress("restore", total, total, "");
        return new DemoResult(
                photos, originals, trials, seed, Duration.ofNanos(System.nanoTime() - start), adapter.provenance());
    }

    private Trial trial(DemoPhoto photo, NoiseLevel level, DegradedImage noisy) {
        Image original = noisy.reference();
        Restoration restoration = adapter.restore(noisy.input(), options);
        Image autoencoded = autoencoder.restore().apply(List.of(noisy.input())).get(0);
        return new Trial(
                photo,
                level,
                Picture.compare(original, noisy.image()),
                Picture.compare(original, autoencoded),
                Picture.compare(original, restoration.image()),
                restoration);
    }
}
