package io.github.visionfromtext.examples;

import io.github.visionfromtext.core.metrics.Psnr;
import io.github.visionfromtext.core.metrics.Ssim;
import io.github.visionfromtext.core.restoration.degradation.Degradations;
import io.github.visionfromtext.core.restoration.degradation.DegradedImage;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.nio.file.Path;

/** Adds noise to a photograph and measures what is left of it: {@code DegradePhotograph photo.jpg noisy.png}. */
public final class DegradePhotograph {
    private DegradePhotograph() {}

    public static void main(String[] files) {
        Image clean = ImageFiles.read(Path.of(files[0]));
        DegradedImage sample = Degradations.byName("denoise").apply(clean, 42);
        double psnr = Psnr.LM4LV.score(sample.reference(), sample.image());
        double ssim = Ssim.LM4LV.score(sample.reference(), sample.image());
        ImageFiles.writePng(sample.image(), Path.of(files[1]));
        System.out.printf("noise %.3f: %.2f dB, SSIM %.3f%n", sample.strength(), psnr, ssim);
    }
}
