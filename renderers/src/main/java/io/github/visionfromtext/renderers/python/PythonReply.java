package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.renderers.canvas.Canvas;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a rendering of what a worker says. The program may have written any of it: nothing is believed. */
final class PythonReply {
    static final String OUT_OF_TIME =
            "the program did not end within its time; end every loop, and draw one picture instead of an animation";

    private static final int MAX_SIDE = 16384;

    private final RenderOptions options;
    private final long start;
    private final Provenance provenance;
    private final long deadline;

    PythonReply(RenderOptions options, long start, Provenance provenance) {
        this.options = options;
        this.start = start;
        this.provenance = provenance;
        this.deadline = start + options.limits().time().toNanos();
    }

    Rendering read(List<byte[]> fields) {
        try {
            String verdict = text(fields.get(0));
            return switch (verdict) {
                case "result" -> result(fields);
                case "timeout" -> failed(RenderStatus.TIMEOUT, OUT_OF_TIME);
                case "output" -> failed(RenderStatus.OUTPUT_LIMIT, "the program prints more than it may");
                case "signal" ->
                    failed(
                            RenderStatus.RUNTIME_ERROR,
                            "the program ended Python without an error message (" + text(fields.get(1)) + ")");
                default -> failed(RenderStatus.RUNTIME_ERROR, "the program left Python before it had drawn");
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
            return failed(RenderStatus.FORBIDDEN, "the program answered in place of the renderer");
        }
    }

    private Rendering result(List<byte[]> fields) {
        RenderStatus status = RenderStatus.valueOf(text(fields.get(1)));
        int count = Integer.parseInt(text(fields.get(2)));
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = 3 + 4 * i;
            diagnostics.add(new Diagnostic(
                    "warning".equals(text(fields.get(at))) ? Diagnostic.Severity.WARNING : Diagnostic.Severity.ERROR,
                    text(fields.get(at + 1)),
                    Integer.parseInt(text(fields.get(at + 2))),
                    Integer.parseInt(text(fields.get(at + 3)))));
        }
        if (!status.hasImage()) {
            if (diagnostics.isEmpty()) {
                throw new IllegalArgumentException("a failure without a reason");
            }
            return new Rendering(status, null, diagnostics, List.of(), time(), provenance);
        }
        int at = 3 + 4 * count;
        Canvas canvas = new Canvas(options);
        if (!paint(text(fields.get(at)), ByteBuffer.wrap(fields.get(at + 1)), canvas)) {
            return failed(RenderStatus.TIMEOUT, "the drawing has too many parts to be painted within its time");
        }
        boolean blank = canvas.isBlank();
        if (blank && diagnostics.isEmpty()) {
            diagnostics.add(Diagnostic.warning("nothing that was drawn can be seen", Diagnostic.UNKNOWN));
        }
        return new Rendering(
                blank && status == RenderStatus.OK ? RenderStatus.BLANK : status,
                canvas.toImage(),
                diagnostics,
                List.of(),
                time(),
                provenance);
    }

    private boolean paint(String kind, ByteBuffer picture, Canvas canvas) {
        switch (kind) {
            case "nothing":
                return true;
            case "display-list":
                Graphics2D graphics = canvas.graphics();
                try {
                    return new DisplayList(picture, canvas.size(), deadline).draw(new InkPainter(graphics));
                } finally {
                    graphics.dispose();
                }
            case "rgba":
                canvas.letterbox(decode(picture));
                return true;
            default:
                throw new IllegalArgumentException("a picture of kind " + kind);
        }
    }

    /** What the program drew, mark by mark; nothing if it failed or the picture has no marks to tell. */
    Optional<DrawTrace> trace(List<byte[]> fields) {
        try {
            if (!text(fields.get(0)).equals("result")
                    || !RenderStatus.valueOf(text(fields.get(1))).hasImage()) {
                return Optional.empty();
            }
            int at = 3 + 4 * Integer.parseInt(text(fields.get(2)));
            byte[] picture = fields.get(at + 1);
            return switch (text(fields.get(at))) {
                case "nothing" -> Optional.of(new DrawTrace(options.size(), List.of()));
                case "display-list" -> {
                    InkTracer tracer = new InkTracer();
                    boolean whole = new DisplayList(ByteBuffer.wrap(picture), options.size(), deadline).draw(tracer);
                    yield whole ? Optional.of(tracer.trace(options.size())) : Optional.empty();
                }
                case "svg" -> FigureTrace.of(text(picture), options);
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage decode(ByteBuffer data) {
        int width = data.getInt();
        int height = data.getInt();
        boolean plausible = width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE;
        if (!plausible || data.remaining() != 4L * width * height) {
            throw new IllegalArgumentException("a picture of " + width + " by " + height);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = Integer.rotateRight(data.getInt(), 8);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        return image;
    }

    private Rendering failed(RenderStatus status, String why) {
        return Rendering.failed(status, Diagnostic.error(why), time(), provenance);
    }

    private Duration time() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String text(byte[] field) {
        return new String(field, StandardCharsets.UTF_8);
    }
}
