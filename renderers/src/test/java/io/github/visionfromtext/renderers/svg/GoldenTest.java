package io.github.visionfromtext.renderers.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs as language models write them against librsvg 2.54 ({@code tools/fixtures/make_svg_references.py}). Edges are
 * smoothed differently and text is set by another engine, so a pixel counts as different where a channel is off by more than
 * {@value #VISIBLE} of 255.
 */
class GoldenTest {
    private static final int VISIBLE = 48;
    private static final double DIFFERENT_PIXELS = 0.02;
    private static final double MEAN_DIFFERENCE = 2.5;

    /** Its tiles measure no whole pixels: librsvg blurs them, here they stay sharp. */
    private static final String UNLIKE = "knitting_pattern_transform.svg";

    @TestFactory
    Stream<DynamicTest> agreesWithLibrsvg() throws IOException, URISyntaxException {
        return Programs.files("corpus").stream()
                .filter(file -> !file.getFileName().toString().equals(UNLIKE))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }

    private static void compare(Path file) throws IOException {
        Rendering rendering = Programs.render(Files.readString(file));
        assertThat(rendering.status()).isEqualTo(RenderStatus.OK);
        assertThat(rendering.diagnostics()).isEmpty();
        assertThat(rendering.repairs()).isEmpty();

        String name = file.getFileName().toString().replace(".svg", ".png");
        Image reference =
                ImageFiles.read(file.resolveSibling("../reference/" + name).normalize());
        byte[] ours = rendering.requireImage().to8Bit();
        byte[] theirs = reference.to8Bit();
        assertThat(ours).hasSameSizeAs(theirs);
        long sum = 0;
        int different = 0;
        for (int pixel = 0; pixel < ours.length; pixel += Image.CHANNELS) {
            int worst = 0;
            for (int channel = 0; channel < Image.CHANNELS; channel++) {
                int difference = Math.abs((ours[pixel + channel] & 255) - (theirs[pixel + channel] & 255));
                sum += difference;
                worst = Math.max(worst, difference);
            }
            different += worst > VISIBLE ? 1 : 0;
        }
        double share = (double) different * Image.CHANNELS / ours.length;
        double mean = (double) sum / ours.length;
        assertThat(share)
                .as("share of different pixels, mean difference %.2f", mean)
                .isLessThanOrEqualTo(DIFFERENT_PIXELS);
        assertThat(mean).as("mean difference of 255").isLessThanOrEqualTo(MEAN_DIFFERENCE);
    }
}
