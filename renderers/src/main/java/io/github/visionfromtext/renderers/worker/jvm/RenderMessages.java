package io.github.visionfromtext.renderers.worker.jvm;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Programs and renderings as fields of a message. What comes from a worker may have been written by the program: it is
 * checked in full.
 */
public final class RenderMessages {
    private static final int MAX_TEXTS = 2000;

    private RenderMessages() {}

    /**
     * A program and its options, as a worker gets them.
     *
     * @param traced whether outlines are asked for, in place of a picture
     */
    record Request(DrawingProgram program, RenderOptions options, boolean traced) {}

    /** What a worker gets. */
    static List<byte[]> encode(Request request) {
        DrawingProgram program = request.program();
        RenderOptions options = request.options();
        Color background = options.background();
        RenderLimits limits = options.limits();
        List<byte[]> fields = new ArrayList<>();
        for (Object field : List.of(
                program.language(),
                program.source(),
                options.size(),
                background.red(),
                background.green(),
                background.blue(),
                options.antialias(),
                options.frame(),
                options.seed(),
                limits.time().toMillis(),
                limits.memoryBytes(),
                limits.sourceCharacters(),
                limits.outputBytes(),
                request.traced())) {
            fields.add(bytes(field));
        }
        return fields;
    }

    /** Reads {@link #encode(Request)}. */
    static Request decodeRequest(List<byte[]> message) {
        Fields in = new Fields(message);
        DrawingProgram program = DrawingProgram.of(new DrawingLanguage(in.text()), in.text());
        int size = in.integer();
        Color background =
                new Color(Float.parseFloat(in.text()), Float.parseFloat(in.text()), Float.parseFloat(in.text()));
        boolean antialias = Boolean.parseBoolean(in.text());
        int frame = in.integer();
        long seed = Long.parseLong(in.text());
        RenderLimits limits = new RenderLimits(
                Duration.ofMillis(Math.max(1, Long.parseLong(in.text()))),
                Long.parseLong(in.text()),
                in.integer(),
                Long.parseLong(in.text()));
        RenderOptions options =
                new RenderOptions(size, background, antialias, frame, seed, limits, new CancellationToken());
        return new Request(program, options, Boolean.parseBoolean(in.text()));
    }

    /** What a worker says first: what its renderer is. */
    public static List<byte[]> encode(Provenance provenance) {
        List<byte[]> fields = new ArrayList<>();
        add(provenance, fields);
        return fields;
    }

    /**
     * Reads {@link #encode(Provenance)}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Provenance decodeProvenance(List<byte[]> message) {
        return provenance(new Fields(message));
    }

    /** What a worker answers. */
    public static List<byte[]> encode(Rendering rendering) {
        return encode(rendering, Image::to8Bit);
    }

    /** A rendering whose picture is written in a form of one's own. */
    public static List<byte[]> encode(Rendering rendering, Function<Image, byte[]> picture) {
        List<byte[]> fields = new ArrayList<>();
        fields.add(bytes(rendering.status()));
        Image image = rendering.image();
        fields.add(image == null ? new byte[0] : picture.apply(image));
        fields.add(bytes(rendering.diagnostics().size()));
        for (Diagnostic diagnostic : rendering.diagnostics()) {
            fields.add(bytes(diagnostic.severity()));
            fields.add(bytes(diagnostic.message()));
            fields.add(bytes(diagnostic.line()));
            fields.add(bytes(diagnostic.column()));
        }
        fields.add(bytes(rendering.repairs().size()));
        rendering.repairs().forEach(repair -> fields.add(bytes(repair)));
        add(rendering.provenance(), fields);
        return fields;
    }

    private static void add(Provenance provenance, List<byte[]> fields) {
        fields.add(bytes(provenance.entries().size()));
        provenance.entries().forEach((key, value) -> {
            fields.add(bytes(key));
            fields.add(bytes(value));
        });
    }

    /**
     * Reads {@link #encode(Rendering)}.
     *
     * @param size side of the picture that was asked for
     * @throws IllegalArgumentException if it is no rendering of that size
     */
    static Rendering decodeRendering(List<byte[]> message, int size, Duration time) {
        return decodeRendering(message, pixels -> Image.of8Bit(size, size, pixels), time);
    }

    /**
     * Reads {@link #encode(Rendering, Function)}.
     *
     * @throws IllegalArgumentException if it is no rendering
     */
    public static Rendering decodeRendering(List<byte[]> message, Function<byte[], Image> picture, Duration time) {
        Fields in = new Fields(message);
        RenderStatus status = RenderStatus.valueOf(in.text());
        byte[] pixels = in.next();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (int rest = in.count(); rest > 0; rest--) {
            diagnostics.add(
                    new Diagnostic(Diagnostic.Severity.valueOf(in.text()), in.text(), in.integer(), in.integer()));
        }
        List<String> repairs = new ArrayList<>();
        for (int rest = in.count(); rest > 0; rest--) {
            repairs.add(in.text());
        }
        Image image = status.hasImage() ? picture.apply(pixels) : null;
        return new Rendering(status, image, diagnostics, repairs, time, provenance(in));
    }

    private static Provenance provenance(Fields in) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (int rest = in.count(); rest > 0; rest--) {
            entries.put(in.text(), in.text());
        }
        return new Provenance(entries);
    }

    private static byte[] bytes(Object value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The fields of a message, one after the other. */
    private static final class Fields {
        private final List<byte[]> fields;
        private int at;

        Fields(List<byte[]> fields) {
            this.fields = fields;
        }

        byte[] next() {
            if (at >= fields.size()) {
                throw new IllegalArgumentException("a message of " + fields.size() + " fields: expected more");
            }
            return fields.get(at++);
        }

        String text() {
            return new String(next(), StandardCharsets.UTF_8);
        }

        int integer() {
            return Integer.parseInt(text());
        }

        int count() {
            int count = integer();
            if (count < 0 || count > MAX_TEXTS) {
                throw new IllegalArgumentException("a list of " + count + ": expected at most " + MAX_TEXTS);
            }
            return count;
        }
    }
}
