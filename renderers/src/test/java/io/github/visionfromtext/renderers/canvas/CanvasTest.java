package io.github.visionfromtext.renderers.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.drawing.RenderOptions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private final Canvas canvas = new Canvas(RenderOptions.defaults().withSize(64));

    @Test
    void isBlankUntilSomethingIsDrawn() {
        assertThat(canvas.isBlank()).isTrue();
        Graphics2D graphics = canvas.graphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 64, 64);
        assertThat(canvas.isBlank()).isTrue();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(10, 10, 1, 1);
        graphics.dispose();
        assertThat(canvas.isBlank()).isFalse();
        assertThat(canvas.toImage().at(10, 10, 0)).isZero();
    }

    @Test
    void picturesOfOtherSizesAreFittedAndCentred() {
        BufferedImage wide = new BufferedImage(640, 320, BufferedImage.TYPE_INT_RGB);
        canvas.letterbox(wide);
        assertThat(canvas.toImage().at(32, 8, 0)).isEqualTo(1);
        assertThat(canvas.toImage().at(32, 32, 0)).isZero();
        assertThat(canvas.toImage().at(1, 32, 0)).isZero();
    }

    @Test
    void aDrawingWithoutSizeFitsNowhere() {
        assertThatThrownBy(() -> Letterbox.fit(0, 5, 64)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Letterbox.fit(Double.NaN, 5, 64)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void knownFamiliesDecideTheFace() {
        assertThat(BundledFonts.find(List.of("Nowhere", "Courier New"), false, false, 12)
                        .getFamily())
                .isEqualTo("DejaVu Sans Mono");
        assertThat(BundledFonts.find(List.of("Georgia"), true, false, 12).getFontName())
                .contains("Serif", "Bold");
        assertThat(BundledFonts.find(List.of(), false, false, 12).getFamily()).isEqualTo("DejaVu Sans");
    }
}
