package io.github.visionfromtext.tck.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.Map;

/** What holds for any rendering, whatever became of its program. */
final class Renderings {
    private Renderings() {}

    static void assertSound(Rendering rendering, DrawingProgram program, RenderOptions options) {
        Image image = rendering.image();
        if (image != null) {
            assertEquals(options.size(), image.width(), "width of the picture");
            assertEquals(options.size(), image.height(), "height of the picture");
        }
        // A program may end too early in the line after its last.
        long lines = 1
                + program.source()
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
        for (Diagnostic diagnostic : rendering.diagnostics()) {
            assertFalse(diagnostic.message().isBlank(), "a diagnostic says something");
            assertTrue(
                    diagnostic.line() <= lines,
                    () -> "line of " + diagnostic + ": expected a line of the program's own " + lines);
        }
        assertFalse(rendering.time().isNegative(), "time is not negative");
        assertEquals(program.contentHash(), rendering.provenance().entries().get("program.sha256"), "program.sha256");
    }

    static void assertStatus(RenderStatus expected, Rendering rendering) {
        assertEquals(expected, rendering.status(), () -> "diagnostics: " + rendering.diagnostics());
    }

    /** Every rendering carries what its renderer says of itself. */
    static void assertHolds(Map<String, String> ofRenderer, Rendering rendering) {
        ofRenderer.forEach((key, value) -> {
            String said = rendering.provenance().entries().get(key);
            assertNotNull(said, () -> "provenance of a rendering has no " + key);
            assertEquals(value, said, key);
        });
    }

    /** Whether a row of pixels is of one colour. */
    static boolean isFilled(Image image, int row, Color color) {
        for (int x = 0; x < image.width(); x++) {
            for (int channel = 0; channel < Image.CHANNELS; channel++) {
                if (image.at(x, row, channel) != color.channel(channel)) {
                    return false;
                }
            }
        }
        return true;
    }
}
