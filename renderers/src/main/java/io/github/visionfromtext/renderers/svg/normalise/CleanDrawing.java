package io.github.visionfromtext.renderers.svg.normalise;

import java.util.List;

/**
 * A program as the painter gets it: well-formed, bounded and self-contained. It contains groups, paths, pictures inside the
 * program, gradients, markers, masks and filters, in user units; no text, references out, style sheets or {@code use}.
 *
 * @param svg as large as the canvas, in pixels
 * @param tiles of its patterns, which its paints refer to by {@link Tile#index}
 * @param trace what it draws
 */
public record CleanDrawing(String svg, List<Tile> tiles, DrawTrace trace) {}
