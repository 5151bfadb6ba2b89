package io.github.visionfromtext.renderers.cache;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Draws a picture that follows from the source, ends as its first word says, and counts how often it was asked. */
final class CountingRenderer implements CodeRenderer {
    final AtomicInteger runs = new AtomicInteger();
    private final String version;

    CountingRenderer(String version) {
        this.version = version;
    }

    static DrawingProgram program(Object source) {
        return DrawingProgram.of(DrawingLanguage.SVG, source.toString());
    }

    @Override
    public DrawingLanguage language() {
        return DrawingLanguage.SVG;
    }

    @Override
    public Provenance provenance() {
        return Provenance.EMPTY.with("renderer.version", version);
    }

    @Override
    public Rendering render(DrawingProgram program, RenderOptions options) {
        int run = runs.incrementAndGet();
        RenderStatus status = RenderStatus.valueOf(program.source().split(" ")[0]);
        return new Rendering(
                status,
                status.hasImage() ? picture(program, options.size()) : null,
                List.of(
                        Diagnostic.warning("größer als nötig", 3),
                        new Diagnostic(Diagnostic.Severity.ERROR, "run " + run, 4, 7)),
                List.of("added xmlns", ""),
                Duration.ofNanos(1_234_567),
                provenance().with("program.sha256", program.contentHash()));
    }

    /** Eight bits a channel, as every picture of a renderer. */
    private static Image picture(DrawingProgram program, int size) {
        byte[] values = new byte[Image.CHANNELS * size * size];
        new java.util.Random(program.source().hashCode()).nextBytes(values);
        return Image.of8Bit(size, size, values);
    }

    @Override
    public void close() {}
}
