package io.github.visionfromtext.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeRenderersTest {
    private static final DrawingProgram PROGRAM = DrawingProgram.of(DrawingLanguage.SVG, "<svg/>");

    /** Paints one colour and names itself in the provenance. */
    private record Painter(DrawingLanguage language, String name, int rank, Availability availability)
            implements CodeRendererProvider {
        @Override
        public CodeRenderer create() {
            return new CodeRenderer() {
                @Override
                public DrawingLanguage language() {
                    return Painter.this.language;
                }

                @Override
                public Rendering render(DrawingProgram program, RenderOptions options) {
                    Image image = Image.filled(options.size(), options.size(), Color.BLACK);
                    Provenance provenance =
                            Provenance.EMPTY.with("renderer", name).with("source", program.source());
                    return new Rendering(RenderStatus.OK, image, List.of(), List.of(), Duration.ZERO, provenance);
                }

                @Override
                public void close() {}
            };
        }
    }

    private static Painter svg(String name, int rank, Availability availability) {
        return new Painter(DrawingLanguage.SVG, name, rank, availability);
    }

    @Test
    void choosesTheFirstUsableProviderOfTheLanguage() {
        List<CodeRendererProvider> providers = List.of(
                new Painter(DrawingLanguage.TIKZ, "latex", 9, Availability.usable("found")),
                svg("broken", 5, Availability.missing("no tool", "install it")),
                svg("good", 3, Availability.usable("found")),
                svg("spare", 1, Availability.usable("found")));
        try (CodeRenderer renderer = CodeRenderers.open(DrawingLanguage.SVG, providers)) {
            Rendering rendering = renderer.render(PROGRAM, RenderOptions.defaults());
            assertThat(rendering.provenance().entries()).containsEntry("renderer", "good");
        }
    }

    @Test
    void aLanguageNobodyRendersIsAStatusThatNamesTheRemedy() {
        List<CodeRendererProvider> providers = List.of(svg("broken", 5, Availability.missing("no tool", "install it")));
        try (CodeRenderer renderer = CodeRenderers.open(DrawingLanguage.SVG, providers)) {
            Rendering rendering = renderer.render(PROGRAM, RenderOptions.defaults());
            assertThat(rendering.status()).isEqualTo(RenderStatus.UNAVAILABLE);
            assertThat(rendering.diagnostics().get(0).message()).contains("broken: no tool; install it");
        }
        try (CodeRenderer renderer = CodeRenderers.open(new DrawingLanguage("postscript"))) {
            DrawingProgram program = DrawingProgram.of(new DrawingLanguage("postscript"), "showpage");
            assertThat(renderer.render(program, RenderOptions.defaults()).diagnostics())
                    .singleElement()
                    .asString()
                    .contains("postscript", "class path");
        }
    }

    @Test
    void theStandInKeepsTheContract() {
        try (CodeRenderer renderer = CodeRenderers.open(DrawingLanguage.SVG, List.of())) {
            DrawingProgram other = DrawingProgram.of(DrawingLanguage.TIKZ, "");
            assertThatThrownBy(() -> renderer.render(other, RenderOptions.defaults()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("tikz");
            CancellationToken token = new CancellationToken();
            token.cancel();
            assertThatThrownBy(() ->
                            renderer.render(PROGRAM, RenderOptions.defaults().with(token)))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void aBatchKeepsItsOrder() {
        CodeRenderer renderer = svg("good", 3, Availability.usable("found")).create();
        List<DrawingProgram> programs =
                List.of(DrawingProgram.of(DrawingLanguage.SVG, "a"), DrawingProgram.of(DrawingLanguage.SVG, "b"));
        assertThat(renderer.renderAll(programs, RenderOptions.defaults().withSize(1)))
                .extracting(rendering -> rendering.provenance().entries().get("source"))
                .containsExactly("a", "b");
    }
}
