/**
 * The canvas every language draws on: one size, background, way of fitting a drawing into the square, smoothing and set of
 * fonts, so that pictures of different languages can be compared and come out equal from run to run.
 */
@NullMarked
package io.github.visionfromtext.renderers.canvas;

import org.jspecify.annotations.NullMarked;
