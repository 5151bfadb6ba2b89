package io.github.visionfromtext.renderers.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What both dialects promise, hostile programs included. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PythonRenderersTest {
    /** Time is generous, so that a busy machine fails no test; what is to time out has {@link #SHORT}. */
    static final RenderOptions OPTIONS = options(Duration.ofSeconds(60));

    private static final RenderOptions SHORT = options(Duration.ofSeconds(1));

    private final CodeRendererProvider provider;
    private final String square;
    private CodeRenderer renderer;

    /** Takes a dialect and a program that draws a picture. */
    PythonRenderersTest(CodeRendererProvider provider, String square) {
        this.provider = provider;
        this.square = square;
    }

    private static RenderOptions options(Duration time) {
        return RenderOptions.defaults().with(new RenderLimits(time, 256L << 20, 100_000, 32L << 20));
    }

    @BeforeAll
    void open() {
        Availability availability = provider.availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        renderer = provider.create();
    }

    @AfterAll
    void close() {
        if (renderer != null) {
            renderer.close();
        }
    }

    Rendering render(String source) {
        return render(source, OPTIONS);
    }

    private Rendering render(String source, RenderOptions options) {
        return renderer.render(DrawingProgram.of(provider.language(), source), options);
    }

    static String colorAt(Image image, double x, double y) {
        int column = (int) (x * image.width());
        int row = (int) (y * image.height());
        return Math.round(image.at(column, row, 0)) + " " + Math.round(image.at(column, row, 1)) + " "
                + Math.round(image.at(column, row, 2));
    }

    @Test
    void drawsTheSamePictureEachTime() {
        Rendering first = render(square);
        assertThat(first.status()).as("%s", first.diagnostics()).isEqualTo(RenderStatus.OK);
        assertThat(render(square).requireImage()).isEqualTo(first.requireImage());
    }

    @Test
    void keepsTheOrderOfABatchAndSparesItFromItsBadPrograms() {
        List<RenderStatus> statuses = renderer
                .renderAll(
                        List.of(of(square), of("1 / 0"), of("import os; os.kill(1, 9)"), of(square), of("pass")),
                        OPTIONS)
                .stream()
                .map(Rendering::status)
                .toList();
        assertThat(statuses)
                .containsExactly(
                        RenderStatus.OK,
                        RenderStatus.RUNTIME_ERROR,
                        RenderStatus.FORBIDDEN,
                        RenderStatus.OK,
                        RenderStatus.BLANK);
    }

    private DrawingProgram of(String source) {
        return DrawingProgram.of(provider.language(), source);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            FORBIDDEN     | open('/etc/passwd').read()
            FORBIDDEN     | open('/proc/self/environ').read()
            FORBIDDEN     | import os; os.listdir('/proc')
            FORBIDDEN     | open('/tmp/../etc/shadow')
            FORBIDDEN     | open('/usr/lib/planted', 'w')
            FORBIDDEN     | import os; os.symlink('/etc/passwd', '/tmp/link')
            FORBIDDEN     | import socket; socket.create_connection(('127.0.0.1', 80))
            FORBIDDEN     | import urllib.request; urllib.request.urlopen('http://example.com')
            FORBIDDEN     | import os; [os.fork() for _ in range(10000)]
            FORBIDDEN     | import subprocess; subprocess.run(['ls', '/'])
            FORBIDDEN     | import os; os.system('ls')
            FORBIDDEN     | import os; os.execv('/usr/bin/ls', ['ls'])
            FORBIDDEN     | import os; os.kill(os.getppid(), 9)
            FORBIDDEN     | import os; os.kill(-1, 9)
            FORBIDDEN     | import ctypes; ctypes.CDLL('libc.so.6').kill(-1, 9)
            FORBIDDEN     | try: open('/etc/passwd')\\nexcept OSError: pass\\nwhile True: pass
            FORBIDDEN     | import resource; resource.setrlimit(resource.RLIMIT_NPROC, (-1, -1))
            RUNTIME_ERROR | import os; os._exit(0)
            RUNTIME_ERROR | import ctypes; ctypes.string_at(0)
            RUNTIME_ERROR | def f(): return f()\\nf()
            RUNTIME_ERROR | input()
            RUNTIME_ERROR | import missing_package
            TIMEOUT       | while True: pass
            MEMORY_LIMIT  | x = bytearray(1 << 30)
            OUTPUT_LIMIT  | while True: print('x' * 100000)
            OUTPUT_LIMIT  | f = open('/tmp/f', 'wb')\\nwhile True: f.write(bytes(1 << 20))
            PARSE_ERROR   | <svg xmlns="http://www.w3.org/2000/svg"/>
            """)
    void stopsAttacksAndGoesOn(RenderStatus expected, String source) {
        Rendering stopped = render(source.replace("\\n", "\n"), expected == RenderStatus.TIMEOUT ? SHORT : OPTIONS);
        assertThat(stopped.status()).as("%s", stopped.diagnostics()).isEqualTo(expected);
        assertThat(stopped.diagnostics()).isNotEmpty();
        assertThat(render(square).status()).isEqualTo(RenderStatus.OK);
    }

    @Test
    void namesTheLineThatFailed() {
        Rendering failed = render("a = 1\n\nb = a + colour\n");
        assertThat(failed.status()).isEqualTo(RenderStatus.RUNTIME_ERROR);
        assertThat(failed.diagnostics().get(0).line()).isEqualTo(3);
        assertThat(failed.diagnostics().get(0).message()).contains("colour", "`b = a + colour`");
    }

    @Test
    void refusesAProgramThatIsTooLong() {
        assertThat(render("#".repeat(100_001)).status()).isEqualTo(RenderStatus.OUTPUT_LIMIT);
    }

    @Test
    void leavesNothingForTheNextProgram() {
        render("open('/tmp/left', 'w').write('x')");
        Rendering next = render("open('/tmp/left')");
        assertThat(next.status()).isEqualTo(RenderStatus.RUNTIME_ERROR);
        assertThat(next.diagnostics().get(0).message()).contains("FileNotFoundError");
    }
}
