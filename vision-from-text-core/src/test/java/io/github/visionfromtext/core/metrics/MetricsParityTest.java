package io.github.visionfromtext.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against scikit-image; the fixtures are made by {@code tools/fixtures/make_metrics.py}. */
class MetricsParityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"noise-48x40", "shift-48x40", "darker-64x64", "border-64x64", "random-19x19", "equal-48x40"})
    void equalsScikitImage(String name) throws Exception {
        Image reference = read(name + "/reference.png");
        Image distorted = read(name + "/distorted.png");
        assertThat(Psnr.LM4LV.score(reference, distorted)).isCloseTo(golden(name, "psnr"), within(1e-9));
        assertThat(Ssim.LM4LV.score(reference, distorted)).isCloseTo(golden(name, "ssim"), within(1e-9));
    }

    private static Image read(String name) throws URISyntaxException {
        var resource = MetricsParityTest.class.getResource("/fixtures/metrics/" + name);
        return ImageFiles.read(Path.of(Objects.requireNonNull(resource, name).toURI()));
    }

    private static double golden(String name, String metric) throws IOException {
        try (InputStream input = MetricsParityTest.class.getResourceAsStream("/fixtures/metrics/golden.json")) {
            String json = new String(Objects.requireNonNull(input).readAllBytes(), StandardCharsets.UTF_8);
            Matcher matcher = Pattern.compile("\"" + name + "\": \\{[^}]*?\"" + metric + "\": ([-0-9.e]+)")
                    .matcher(json);
            assertThat(matcher.find()).as("golden %s of %s", metric, name).isTrue();
            return Double.parseDouble(matcher.group(1));
        }
    }
}
