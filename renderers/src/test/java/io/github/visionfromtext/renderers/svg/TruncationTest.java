package io.github.visionfromtext.renderers.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program of the corpus, cut off and damaged at many places: always a rendering, never an exception. */
class TruncationTest {
    private static final int CUTS = 12;
    private static final RenderOptions SMALL = RenderOptions.defaults().withSize(32);

    static Stream<Path> corpus() throws IOException, URISyntaxException {
        return Stream.concat(Programs.files("corpus").stream(), Programs.files("beyond").stream());
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everyPrefixGivesARendering(Path file) throws IOException {
        String program = Files.readString(file).strip();
        int end = program.lastIndexOf("</svg>");
        for (int cut = 0; cut < CUTS; cut++) {
            String prefix = program.substring(0, end * cut / CUTS);
            Rendering rendering = Programs.render(prefix, SMALL);
            assertThat(rendering.status())
                    .as("cut after %s characters", prefix.length())
                    .isIn(RenderStatus.TRUNCATED, RenderStatus.PARSE_ERROR);
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everyDamageGivesARendering(Path file) throws IOException {
        String program = Files.readString(file);
        Random random = new Random(program.length());
        for (int round = 0; round < CUTS; round++) {
            StringBuilder damaged = new StringBuilder(program);
            for (int i = 0; i < 1 + round; i++) {
                damaged.setCharAt(
                        random.nextInt(damaged.length()), "<>\"'&;=(){}#%-9eN \u0000".charAt(random.nextInt(19)));
            }
            assertThat(Programs.render(damaged.toString(), SMALL)).isNotNull();
        }
    }
}
