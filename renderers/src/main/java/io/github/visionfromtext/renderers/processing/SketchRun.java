package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import processing.core.PImage;

/** Runs one compiled program in a thread of its own, to its frame or to its end. */
final class SketchRun {
    private static final long STACK_BYTES = 4 << 20;

    private final JavaSource source;
    private final Map<String, byte[]> classes;
    private final RenderOptions options;
    private final boolean isTraced;
    private volatile @Nullable BufferedImage picture;
    private volatile @Nullable Throwable failure;
    private volatile Set<String> warnings = Set.of();
    private volatile @Nullable SketchTrace trace;

    /**
     * Takes a program.
     *
     * @param isTraced whether to write down what it draws
     */
    SketchRun(JavaSource source, Map<String, byte[]> classes, RenderOptions options, boolean isTraced) {
        this.source = source;
        this.classes = classes;
        this.options = options;
        this.isTraced = isTraced;
    }

    /** What was drawn, in pixels and by outlines, and what had no effect. */
    record Drawn(BufferedImage picture, Optional<DrawTrace> trace, List<Diagnostic> warnings) {}

    /**
     * Runs it.
     *
     * @param deadline by {@link System#nanoTime}; a program that is still running then is left behind in its thread
     * @throws SketchFailure if it fails, with the line where
     * @throws LinkageError if its classes do not hold together
     */
    Drawn run(long deadline) throws SketchFailure {
        Thread thread = new Thread(null, this::draw, "sketch", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the thread of a worker", e);
        }
        if (thread.isAlive()) {
            throw failed(
                    RenderStatus.TIMEOUT,
                    "the program did not end within its time; end every loop",
                    thread.getStackTrace());
        }
        Throwable thrown = failure;
        if (thrown != null) {
            throw explain(thrown);
        }
        BufferedImage drawn = picture;
        if (drawn == null) {
            throw new IllegalStateException("a sketch ended without a picture or a reason");
        }
        SketchTrace traced = trace;
        return new Drawn(
                drawn,
                traced == null ? Optional.empty() : traced.trace(),
                warnings.stream()
                        .map(text -> Diagnostic.warning(text, Diagnostic.UNKNOWN))
                        .toList());
    }

    private void draw() {
        try {
            Sketch sketch = load();
            sketch.open(options.antialias(), options.seed(), options.size());
            if (isTraced) {
                trace = sketch.trace(options.size());
            }
            sketch.play(options.frame());
            warnings = sketch.warnings();
            picture = picture(sketch.g.get());
        } catch (Throwable e) {
            // Whatever a program throws, errors included, is its result.
            failure = e;
        }
    }

    private static BufferedImage picture(PImage image) {
        BufferedImage picture = new BufferedImage(image.pixelWidth, image.pixelHeight, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, image.pixelWidth, image.pixelHeight, image.pixels, 0, image.pixelWidth);
        return picture;
    }

    private Sketch load() throws ReflectiveOperationException {
        Class<?> type = new SketchLoader(classes).loadClass(source.className());
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Sketch) constructor.newInstance();
    }

    private SketchFailure explain(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && (cause instanceof java.lang.reflect.InvocationTargetException
                        || cause instanceof ExceptionInInitializerError)) {
            cause = cause.getCause();
        }
        if (cause instanceof ForbiddenCallError) {
            return failed(RenderStatus.FORBIDDEN, String.valueOf(cause.getMessage()), cause.getStackTrace());
        }
        if (cause instanceof OutOfMemoryError) {
            return failed(
                    RenderStatus.MEMORY_LIMIT, "the program needs more memory than it may", cause.getStackTrace());
        }
        if (cause instanceof StackOverflowError) {
            return failed(
                    RenderStatus.RUNTIME_ERROR,
                    "the program calls itself without end (StackOverflowError)",
                    cause.getStackTrace());
        }
        if (cause instanceof LinkageError error) {
            throw error;
        }
        String message = cause.getMessage();
        String name = cause.getClass().getSimpleName();
        return failed(
                RenderStatus.RUNTIME_ERROR, message == null ? name : name + ": " + message, cause.getStackTrace());
    }

    private SketchFailure failed(RenderStatus status, String message, StackTraceElement[] trace) {
        int line = lineOf(trace);
        String place = line == Diagnostic.UNKNOWN ? "" : " in `" + source.lineText(line) + "`";
        List<Diagnostic> diagnostics = new ArrayList<>();
        diagnostics.add(Diagnostic.error(message + place, line));
        return new SketchFailure(status, diagnostics);
    }

    private int lineOf(StackTraceElement[] trace) {
        for (StackTraceElement element : trace) {
            if (classes.containsKey(element.getClassName())) {
                int line = source.programLine(element.getLineNumber());
                if (line != Diagnostic.UNKNOWN) {
                    return line;
                }
                if (element.getMethodName().equals("settings")) {
                    // The preprocessor has moved the call there from where the program makes it.
                    return source.lineOfSize();
                }
            }
        }
        return Diagnostic.UNKNOWN;
    }
}
