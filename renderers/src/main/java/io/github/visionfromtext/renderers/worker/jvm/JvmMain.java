package io.github.visionfromtext.renderers.worker.jvm;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.renderers.worker.Frames;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What runs in a worker JVM: makes a renderer, says that it is ready, then renders one request after the other until its
 * input ends. What programs print is counted and thrown away.
 */
public final class JvmMain {
    private static final int MAX_REQUEST_BYTES = 256 << 20;

    private JvmMain() {}

    /** Takes the class name of a {@link CodeRenderer} with a constructor without parameters. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        InputStream in = new BufferedInputStream(System.in);
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        CountedOutput printed = new CountedOutput();
        PrintStream sink = new PrintStream(printed, false, StandardCharsets.UTF_8);
        System.setOut(sink);
        System.setIn(InputStream.nullInputStream());
        try (CodeRenderer renderer = Class.forName(arguments[0])
                .asSubclass(CodeRenderer.class)
                .getDeclaredConstructor()
                .newInstance()) {
            Frames.write(out, RenderMessages.encode(renderer.provenance()));
            // Only now: a renderer that cannot be made says why on the error stream.
            System.setErr(sink);
            while (true) {
                RenderMessages.Request request = RenderMessages.decodeRequest(Frames.read(in, MAX_REQUEST_BYTES));
                printed.reset(request.options().limits().outputBytes());
                Frames.write(out, RenderMessages.encode(render(renderer, request, printed)));
            }
        }
    }

    private static Rendering render(CodeRenderer renderer, RenderMessages.Request request, CountedOutput printed) {
        try {
            Rendering rendering = renderer.render(request.program(), request.options());
            return printed.isFull()
                    ? failed(RenderStatus.OUTPUT_LIMIT, "the program prints more than it may")
                    : rendering;
        } catch (CountedOutput.FullError e) {
            return failed(RenderStatus.OUTPUT_LIMIT, "the program prints more than it may");
        } catch (OutOfMemoryError e) {
            return failed(RenderStatus.MEMORY_LIMIT, "the program needs more memory than it may");
        } catch (StackOverflowError e) {
            return failed(RenderStatus.PARSE_ERROR, "the program is nested too deep to be read");
        }
    }

    private static Rendering failed(RenderStatus status, String why) {
        return Rendering.failed(status, Diagnostic.error(why), Duration.ZERO, Provenance.EMPTY);
    }
}
