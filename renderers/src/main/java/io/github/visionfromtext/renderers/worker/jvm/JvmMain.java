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
import java.util.List;
import java.util.Optional;

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
                Frames.write(out, request.traced() ? trace(renderer, request) : answer(renderer, request, printed));
            }
        }
    }

    /** None where the program fails in whatever way: why that is, is said where it is rendered. */
    private static List<byte[]> trace(CodeRenderer renderer, RenderMessages.Request request) {
        try {
            return TraceMessages.encode(renderer.trace(request.program(), request.options()));
        } catch (CountedOutput.FullError | OutOfMemoryError | StackOverflowError e) {
            return TraceMessages.encode(Optional.empty());
        }
    }

    private static List<byte[]> answer(CodeRenderer renderer, RenderMessages.Request request, CountedOutput printed) {
        try {
            Rendering rendering = renderer.render(request.program(), request.options());
            if (!printed.isFull()) {
                return WorkerAnswer.encode(rendering, leavesRemains(renderer, rendering.status()));
            }
        } catch (CountedOutput.FullError e) {
            // It is full: said below.
        } catch (OutOfMemoryError e) {
            return failed(RenderStatus.MEMORY_LIMIT, "the program needs more memory than it may");
        } catch (StackOverflowError e) {
            return failed(RenderStatus.PARSE_ERROR, "the program is nested too deep to be read");
        }
        return failed(RenderStatus.OUTPUT_LIMIT, "the program prints more than it may");
    }

    /** A program that was stopped may still run, or hold the memory it took. */
    private static boolean leavesRemains(CodeRenderer renderer, RenderStatus status) {
        boolean stopped = status == RenderStatus.TIMEOUT
                || status == RenderStatus.MEMORY_LIMIT
                || status == RenderStatus.OUTPUT_LIMIT;
        return stopped && !(renderer instanceof StopsCleanly);
    }

    private static List<byte[]> failed(RenderStatus status, String why) {
        return WorkerAnswer.encode(
                Rendering.failed(status, Diagnostic.error(why), Duration.ZERO, Provenance.EMPTY),
                status != RenderStatus.PARSE_ERROR);
    }
}
