package io.github.visionfromtext.renderers.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    /** Says the source of the program. */
    private static final class Echo implements CodeRenderer {
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();

        @Override
        public DrawingLanguage language() {
            return DrawingLanguage.SVG;
        }

        @Override
        public Rendering render(DrawingProgram program, RenderOptions options) {
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                if (program.source().equals("bad")) {
                    throw new InvalidInputException("bad");
                }
                return Rendering.failed(
                        RenderStatus.RUNTIME_ERROR,
                        Diagnostic.error(program.source()),
                        Duration.ZERO,
                        Provenance.EMPTY);
            } finally {
                running.decrementAndGet();
            }
        }

        @Override
        public void close() {}
    }

    private static DrawingProgram program(Object source) {
        return DrawingProgram.of(DrawingLanguage.SVG, source.toString());
    }

    @Test
    void keepsOrderWithinItsBounds() {
        Echo echo = new Echo();
        List<DrawingProgram> programs =
                IntStream.range(0, 200).mapToObj(BatchesTest::program).toList();
        List<Rendering> renderings = Batches.renderAll(echo, programs, RenderOptions.defaults(), 3);
        assertThat(renderings)
                .extracting(rendering -> rendering.diagnostics().get(0).message())
                .containsExactlyElementsOf(
                        programs.stream().map(DrawingProgram::source).toList());
        assertThat(echo.mostAtOnce.get()).isBetween(1, 3);
    }

    @Test
    void takesProgramsOnlyAsTheyAreNeeded() {
        AtomicInteger taken = new AtomicInteger();
        List<Integer> ahead = new ArrayList<>();
        Iterator<DrawingProgram> programs = IntStream.range(0, 50)
                .mapToObj(i -> program(taken.incrementAndGet()))
                .iterator();
        Batches.render(new Echo(), programs, RenderOptions.defaults(), 2, rendering -> {
            int number = Integer.parseInt(rendering.diagnostics().get(0).message());
            ahead.add(taken.get() - number);
        });
        // Three more than the one that is received, and one that the stream itself has looked at.
        assertThat(ahead).hasSize(50).allMatch(distance -> distance <= 4);
    }

    @Test
    void passesOnWhatARendererThrows() {
        List<DrawingProgram> programs = List.of(program(1), program("bad"), program(2));
        assertThatThrownBy(() -> Batches.renderAll(new Echo(), programs, RenderOptions.defaults(), 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("bad");
    }
}
