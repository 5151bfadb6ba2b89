package io.github.visionfromtext.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingValuesTest {
    private static final Image PICTURE = Image.filled(2, 2, Color.WHITE);

    @Test
    void languagesAreOpenToMore() {
        assertThat(new DrawingLanguage("svg")).isEqualTo(DrawingLanguage.SVG).hasToString("svg");
        assertThat(new DrawingLanguage("js-canvas2").name()).isEqualTo("js-canvas2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SVG", "2d", "tik z", "../svg"})
    void refusesNamesNobodyCanType(String name) {
        assertThatThrownBy(() -> new DrawingLanguage(name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"" + name + "\"");
    }

    @Test
    void programsAreHashedByWhatTheyAre() {
        DrawingProgram circle = DrawingProgram.of(DrawingLanguage.SVG, "<svg/>");
        DrawingProgram written =
                new DrawingProgram(DrawingLanguage.SVG, "<svg/>", Provenance.EMPTY.with("model", "some model"));
        assertThat(circle.contentHash()).hasSize(64).isEqualTo(written.contentHash());
        assertThat(DrawingProgram.of(DrawingLanguage.TIKZ, "<svg/>").contentHash())
                .isNotEqualTo(circle.contentHash());
        assertThat(DrawingProgram.of(DrawingLanguage.SVG, "<svg />").contentHash())
                .isNotEqualTo(circle.contentHash());
    }

    @Test
    void anyBytesAreAProgram() {
        byte[] binary = {'a', (byte) 0xff, 0, 'b'};
        assertThat(DrawingProgram.of(DrawingLanguage.SVG, binary).source()).isEqualTo("a\ufffd\0b");
        byte[] text = "größe".getBytes(StandardCharsets.UTF_8);
        assertThat(DrawingProgram.of(DrawingLanguage.SVG, text).source()).isEqualTo("größe");
    }

    @Test
    void diagnosticsReadLikeSentences() {
        assertThat(Diagnostic.error("unknown command \\darw", 3)).hasToString("line 3: unknown command \\darw");
        assertThat(new Diagnostic(Diagnostic.Severity.WARNING, "no such colour", 2, 7))
                .hasToString("line 2, column 7: no such colour");
        assertThat(Diagnostic.error("nothing to draw")).hasToString("nothing to draw");
        assertThatThrownBy(() -> Diagnostic.error("x", -1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Diagnostic(Diagnostic.Severity.ERROR, "x", 0, 4))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aRenderingHasAPictureOrSaysWhyNot(RenderStatus status) {
        Duration time = Duration.ofMillis(5);
        Diagnostic why = Diagnostic.error("because");
        Image image = status.hasImage() ? PICTURE : null;
        Rendering rendering = new Rendering(status, image, List.of(why), List.of(), time, Provenance.EMPTY);
        assertThat(rendering.isOk()).isEqualTo(status == RenderStatus.OK);
        Image contradiction = status.hasImage() ? null : PICTURE;
        assertThatThrownBy(() -> new Rendering(status, contradiction, List.of(why), List.of(), time, Provenance.EMPTY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(status.name());
        if (!status.hasImage()) {
            assertThatThrownBy(rendering::requireImage)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("because");
            assertThatThrownBy(() -> new Rendering(status, null, List.of(), List.of(), time, Provenance.EMPTY))
                    .isInstanceOf(InvalidInputException.class);
        } else {
            assertThat(rendering.requireImage()).isSameAs(PICTURE);
        }
    }

    @Test
    void optionsKeepWhatIsNotChanged() {
        RenderOptions options =
                RenderOptions.defaults().withSeed(4).withFrame(2).withAntialias(false);
        RenderOptions small = options.withSize(64).withBackground(Color.BLACK);
        assertThat(small)
                .isEqualTo(
                        new RenderOptions(64, Color.BLACK, false, 2, 4, RenderLimits.DEFAULT, options.cancellation()));
        assertThat(RenderOptions.defaults().size()).isEqualTo(384);
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> RenderOptions.defaults().withSize(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RenderOptions.defaults().withSize(100_000)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RenderOptions.defaults().withFrame(-1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new RenderLimits(Duration.ZERO, 1 << 20, 1, 1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new RenderLimits(Duration.ofSeconds(1), 1000, 1, 1))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new RenderLimits(Duration.ofSeconds(1), 1 << 20, 0, 1))
                .isInstanceOf(InvalidInputException.class);
    }
}
