package io.github.visionfromtext.tck.drawing;

import static io.github.visionfromtext.tck.drawing.Renderings.assertSound;
import static io.github.visionfromtext.tck.drawing.Renderings.assertStatus;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of {@link CodeRenderer}: a language passes it by one class that names its provider and gives a few programs.
 * {@code docs/write-a-renderer.md} has a complete example. Where the language cannot be rendered, the tests are aborted with
 * the remedy that the provider names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class CodeRendererTck {
    /** Generous, so that a busy machine breaks no rule. */
    private static final RenderOptions OPTIONS = withTime(Duration.ofMinutes(2));

    private @Nullable CodeRenderer shared;

    /** The provider, as the service loader finds it. */
    protected abstract CodeRendererProvider provider();

    /** Programs to try it with. */
    protected abstract SamplePrograms programs();

    @BeforeAll
    final void openShared() {
        Availability availability = provider().availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        shared = provider().create();
    }

    @AfterAll
    final void closeShared() {
        if (shared != null) {
            shared.close();
        }
    }

    private CodeRenderer renderer() {
        return Objects.requireNonNull(shared, "The renderer is open only while the rules run");
    }

    private static RenderOptions withTime(Duration time) {
        return RenderOptions.defaults().withSize(64).with(new RenderLimits(time, 256L << 20, 100_000, 8L << 20));
    }

    private DrawingProgram program(String source) {
        return DrawingProgram.of(provider().language(), source);
    }

    private Rendering render(String source, RenderOptions options) {
        DrawingProgram program = program(source);
        Rendering rendering = renderer().render(program, options);
        assertSound(rendering, program, options);
        return rendering;
    }

    private Image draw(RenderOptions options) {
        Rendering rendering = render(programs().draws(), options);
        assertStatus(RenderStatus.OK, rendering);
        return rendering.requireImage();
    }

    @Test
    void providerAndRendererAgreeOnTheirNames() {
        assertEquals(provider().language(), renderer().language());
        assertTrue(provider().name().matches("[a-z][a-z0-9-]*"), provider().name());
        assertFalse(provider().availability().reason().isBlank(), "what was found");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 33, 64, 384})
    void pictureIsASquareOfTheSizeAskedFor(int size) {
        Rendering rendering = render(programs().draws(), OPTIONS.withSize(size));
        assertTrue(rendering.status().hasImage(), () -> "diagnostics: " + rendering.diagnostics());
    }

    @Test
    void wideCanvasIsCentredOnTheBackground() {
        Color pink = new Color(1, 0, 1);
        Image image = draw(OPTIONS.withBackground(pink));
        assertTrue(Renderings.isFilled(image, 0, pink), "the first row is background");
        assertTrue(Renderings.isFilled(image, image.height() - 1, pink), "the last row is background");
    }

    @Test
    void samePictureEachTimeAndFromEveryRenderer() {
        Image image = draw(OPTIONS);
        assertEquals(image, draw(OPTIONS));
        try (CodeRenderer other = provider().create()) {
            assertEquals(
                    image, other.render(program(programs().draws()), OPTIONS).requireImage());
        }
    }

    @Test
    void anotherProgramIsAnotherPicture() {
        Rendering other = render(programs().drawsOtherwise(), OPTIONS);
        assertStatus(RenderStatus.OK, other);
        assertNotEquals(draw(OPTIONS), other.requireImage());
    }

    @Test
    void nothingDrawnIsBlank() {
        Rendering rendering = render(programs().drawsNothing(), OPTIONS);
        assertStatus(RenderStatus.BLANK, rendering);
        Image image = rendering.requireImage();
        for (int row = 0; row < image.height(); row++) {
            assertTrue(Renderings.isFilled(image, row, Color.WHITE), "a blank picture is background");
        }
    }

    @Test
    void brokenProgramIsShownItsLine() {
        Rendering rendering = render(programs().broken(), OPTIONS);
        assertFalse(rendering.isOk(), "a broken program is not OK");
        assertEquals(
                programs().brokenLine(),
                rendering.diagnostics().get(0).line(),
                () -> "diagnostics: " + rendering.diagnostics());
    }

    static Stream<String> textsOfNoLanguage() {
        return Stream.of(
                "",
                "\n\n",
                "}{",
                "I am sorry, I cannot draw that.",
                "\0\1\2\uFFFD\uFFFD\u202E",
                "\ud800 alone",
                "(".repeat(5000),
                "x".repeat(90_000),
                "\n".repeat(90_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("textsOfNoLanguage")
    void anyTextGivesARendering(String text) {
        render(text, OPTIONS);
        draw(OPTIONS);
    }

    @Test
    void programThatIsTooLongIsRefused() {
        assertStatus(RenderStatus.OUTPUT_LIMIT, render(" ".repeat(100_001), OPTIONS));
    }

    @Test
    void programOfAnotherLanguageIsTheCallersMistake() {
        DrawingProgram other = DrawingProgram.of(
                new DrawingLanguage("some-other-language"), programs().draws());
        assertThrows(InvalidInputException.class, () -> renderer().render(other, OPTIONS));
        assertThrows(InvalidInputException.class, () -> renderer().renderAll(List.of(other), OPTIONS));
    }

    @Test
    void renderingSaysWhatMadeIt() {
        Map<String, String> renderer = renderer().provenance().entries();
        assertTrue(renderer.containsKey("renderer.name"), () -> "renderer.name in " + renderer);
        Renderings.assertHolds(renderer, render(programs().draws(), OPTIONS));
        assertEquals(renderer, renderer().provenance().entries(), "it does not change");
    }

    @Test
    void batchKeepsItsOrderAndItsGoodPrograms() {
        SamplePrograms samples = programs();
        List<DrawingProgram> batch = Stream.of(
                        samples.draws(), samples.broken(), samples.drawsNothing(), samples.draws())
                .map(this::program)
                .toList();
        List<Rendering> renderings = renderer().renderAll(batch, OPTIONS);
        assertEquals(batch.size(), renderings.size());
        assertEquals(draw(OPTIONS), renderings.get(0).image());
        assertFalse(renderings.get(1).isOk());
        assertStatus(RenderStatus.BLANK, renderings.get(2));
        assertEquals(draw(OPTIONS), renderings.get(3).image());
        assertEquals(List.of(), renderer().renderAll(List.of(), OPTIONS));
    }

    @Test
    void threadsShareARenderer() throws Exception {
        Image expected = draw(OPTIONS);
        inThreads(4, () -> {
            for (int i = 0; i < 3; i++) {
                render(programs().broken(), OPTIONS);
                assertEquals(expected, draw(OPTIONS));
            }
            return true;
        });
    }

    private static <T> void inThreads(int count, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            for (Future<T> done : threads.invokeAll(java.util.Collections.nCopies(count, work))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private String endless() {
        String program = programs().endless();
        return program == null ? abort("the language has no program that never ends") : program;
    }

    @Test
    void endlessProgramIsStoppedAtItsTime() {
        assertStatus(RenderStatus.TIMEOUT, render(endless(), withTime(Duration.ofSeconds(2))));
        draw(OPTIONS);
    }

    @Test
    void cancelledCallIsNotBegun() {
        CancellationToken token = new CancellationToken();
        token.cancel();
        assertThrows(CancelledException.class, () -> renderer()
                .render(program(programs().draws()), OPTIONS.with(token)));
        assertThrows(CancelledException.class, () -> renderer()
                .renderAll(List.of(program(programs().draws())), OPTIONS.with(token)));
    }

    /** Its time is far longer than that of this test: only cancelling ends it, whatever stage the program is in by then. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20, 300, 2000})
    void cancellingStopsAProgramThatRuns(int millisFromItsStart) {
        DrawingProgram program = program(endless());
        CancellationToken token = new CancellationToken();
        RenderOptions options = withTime(Duration.ofHours(1)).with(token);
        CompletableFuture.delayedExecutor(millisFromItsStart, TimeUnit.MILLISECONDS)
                .execute(token::cancel);
        assertThrows(CancelledException.class, () -> renderer().renderAll(List.of(program, program, program), options));
        draw(OPTIONS);
    }

    @Test
    void closedRendererRendersNothing() {
        CodeRenderer renderer = provider().create();
        renderer.render(program(programs().draws()), OPTIONS);
        renderer.close();
        renderer.close();
        assertStatus(
                RenderStatus.UNAVAILABLE, renderer.render(program(programs().draws()), OPTIONS));
        assertNotNull(renderer.provenance());
        draw(OPTIONS); // the others go on
    }

    @Test
    void closingEndsAProgramThatRuns() throws Exception {
        DrawingProgram program = program(endless());
        CodeRenderer renderer = provider().create();
        CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(renderer::close);
        Rendering rendering = renderer.render(program, withTime(Duration.ofHours(1)));
        assertStatus(RenderStatus.UNAVAILABLE, rendering);
    }
}
