package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.drawing.DrawTrace;
import java.util.List;

/**
 * A program as the painter gets it: well-formed, bounded and self-contained. It contains groups, paths, pictures inside the
 * program, gradients, markers, masks and filters, in user units; no text, references out, style sheets or {@code use}.
 *
 * @param svg as large as the canvas, in pixels
 * @param tiles of its patterns, which its paints refer to by {@link Tile#index}
 * @param size of the canvas, in pixels
 * @param marks what it draws, in this order, with {@code use} taken apart
 */
public record CleanDrawing(String svg, List<Tile> tiles, int size, List<Mark> marks) {
    /** What it draws, as others may read it. */
    public DrawTrace trace() {
        return new DrawTrace(size, marks.stream().map(Mark::trace).toList());
    }
}
