package io.github.visionfromtext.renderers.cache;

import static io.github.visionfromtext.renderers.cache.CountingRenderer.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Color;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CachedRendererTest {
    private static final RenderOptions SMALL = RenderOptions.defaults().withSize(16);

    @TempDir
    private Path folder;

    private CountingRenderer inner;
    private CachedRenderer renderer;

    @BeforeEach
    void open() {
        inner = new CountingRenderer("1");
        renderer = over(inner);
    }

    private CachedRenderer over(CountingRenderer one) {
        return new CachedRenderer(one, new RenderingCache(folder.resolve("cache"), 1 << 20));
    }

    @ParameterizedTest
    @EnumSource(
            value = RenderStatus.class,
            names = {"TIMEOUT", "MEMORY_LIMIT", "UNAVAILABLE"},
            mode = EnumSource.Mode.EXCLUDE)
    void answersWithAllThatWasSaidTheFirstTime(RenderStatus status) {
        Rendering first = renderer.render(program(status), SMALL);
        Rendering second = over(inner).render(program(status), SMALL);
        assertThat(second).isEqualTo(first);
        assertThat(inner.runs).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEOUT", "MEMORY_LIMIT", "UNAVAILABLE"})
    void keepsNothingThatMayEndOtherwiseNextTime(RenderStatus status) {
        renderer.render(program(status), SMALL);
        renderer.render(program(status), SMALL);
        assertThat(inner.runs).hasValue(2);
    }

    @Test
    void tellsApartWhateverChangesAPicture() {
        RenderLimits limits = SMALL.limits();
        List<RenderOptions> different = List.of(
                SMALL,
                SMALL.withSize(17),
                SMALL.withBackground(Color.BLACK),
                SMALL.withAntialias(false),
                SMALL.withFrame(1),
                SMALL.withSeed(1),
                SMALL.with(new RenderLimits(Duration.ofSeconds(3), limits.memoryBytes(), 1000, 1000)),
                SMALL.with(new RenderLimits(limits.time(), limits.memoryBytes(), 1001, 1000)));
        different.forEach(options -> renderer.render(program("OK"), options));
        assertThat(inner.runs).hasValue(different.size());
        renderer.render(program("OK "), SMALL);
        renderer.render(program("OK \ud800"), SMALL);
        renderer.render(program("OK \ud801"), SMALL);
        assertThat(inner.runs).hasValue(different.size() + 3);
        CountingRenderer newer = new CountingRenderer("2");
        over(newer).render(program("OK"), SMALL);
        assertThat(newer.runs).hasValue(1);
        over(inner).render(program("OK"), SMALL.with(new CancellationToken()));
        assertThat(inner.runs).hasValue(different.size() + 3);
    }

    @Test
    void keepsTheOrderOfABatchOfKnownAndNewPrograms() {
        renderer.render(program("OK 3"), SMALL);
        List<DrawingProgram> programs =
                IntStream.range(0, 20).mapToObj(i -> program("OK " + i)).toList();
        assertThat(renderer.renderAll(programs, SMALL))
                .extracting(rendering -> rendering.provenance().entries().get("program.sha256"))
                .containsExactlyElementsOf(
                        programs.stream().map(DrawingProgram::contentHash).toList());
        assertThat(inner.runs).hasValue(20);
    }

    @Test
    void aCancelledCallIsCancelledThoughTheAnswerIsKnown() {
        renderer.render(program("OK"), SMALL);
        CancellationToken token = new CancellationToken();
        token.cancel();
        assertThatThrownBy(() -> renderer.render(program("OK"), SMALL.with(token)))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThatThrownBy(() -> new RenderingCache(folder, 0)).isInstanceOf(InvalidInputException.class);
        DrawingProgram other = DrawingProgram.of(DrawingLanguage.TIKZ, "OK");
        assertThat(renderer.render(other, SMALL).isOk()).isTrue();
        assertThat(folder.resolve("cache")).doesNotExist();
    }
}
