package io.github.visionfromtext.core.contrastive.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.image.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairComposerTest {
    @TempDir
    private Path folder;

    @Test
    void aPairDependsOnTheGeneratorAlone() throws IOException {
        PairComposer composer = TinySpaceData.composer(folder);
        for (int seed = 0; seed < 20; seed++) {
            assertThat(composer.draw(new SplittableRandom(seed))).isEqualTo(composer.draw(new SplittableRandom(seed)));
        }
    }

    @Test
    void captionsSayWhatIsThere() throws IOException {
        PairComposer composer = TinySpaceData.composer(folder);
        Set<String> captions = new HashSet<>();
        for (int seed = 0; seed < 400; seed++) {
            PairComposer.Pair pair = composer.draw(new SplittableRandom(seed));
            captions.add(pair.caption());
            if (pair.caption().equals("A red disc")) {
                assertThat(mostRed(pair.picture())).as("seed %d", seed).isGreaterThan(0.9f);
            }
        }
        assertThat(captions)
                .contains("A red disc", "A blue bar", "round")
                .anyMatch(caption -> caption.startsWith("A red disc to the left of "))
                .anyMatch(caption -> caption.matches("a .+ to the right of an? .+"))
                .anyMatch(caption -> caption.matches("(two|three|four|five|six|seven) .+ in a row"))
                .anyMatch(caption -> caption.matches("a \\d by \\d grid of .+"))
                .anyMatch(caption -> caption.contains(" inside "));
    }

    private static float mostRed(Image image) {
        float most = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                most = Math.max(most, image.at(x, y, 0) - image.at(x, y, 1));
            }
        }
        return most;
    }
}
