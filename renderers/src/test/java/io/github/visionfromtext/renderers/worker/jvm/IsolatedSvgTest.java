package io.github.visionfromtext.renderers.worker.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.renderers.CagedRendererTest;
import io.github.visionfromtext.renderers.svg.SvgRenderer;
import org.junit.jupiter.api.Test;

class IsolatedSvgTest extends CagedRendererTest {
    private static final String CIRCLE =
            "<svg width='100' height='100'><circle cx='50' cy='50' r='40' fill='teal'/></svg>";

    IsolatedSvgTest() {
        super(new IsolatedSvgProvider(), CIRCLE);
    }

    @Test
    void saysWhatTheRendererInProcessSays() {
        Rendering isolated = render(CIRCLE);
        Rendering here = new SvgRenderer().render(DrawingProgram.of(DrawingLanguage.SVG, CIRCLE), OPTIONS);
        assertThat(isolated.status()).isEqualTo(here.status());
        assertThat(isolated.image()).isEqualTo(here.image());
        assertThat(isolated.diagnostics()).isEqualTo(here.diagnostics());
        assertThat(isolated.repairs()).isEqualTo(here.repairs()).isNotEmpty();
    }
}
