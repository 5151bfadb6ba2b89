/**
 * SVG, drawn in this process: read leniently ({@code markup}), styled ({@code style}), normalised to a bounded document
 * ({@code normalise}) and painted by <a href="https://github.com/weisJ/jsvg">JSVG</a> under a time limit ({@code draw}). It
 * needs no sandbox, since SVG is no programming language and what could act or reach out in it is never run.
 *
 * <p>JSVG 2.1.0 alone agreed with librsvg on 27 of the 34 programs in the tests; behind the normaliser it does on all but one,
 * whose tiles librsvg blurs. What stays ours, and why:
 * <ul>
 *   <li>the cascade: JSVG matches one type, class or id, without combinators or {@code var()}, and limits have to hold for
 *       values from style sheets too;
 *   <li>text: JSVG keeps fonts in one unguarded static map that never shrinks, and finds none but those of the machine;
 *   <li>outlines: the lengths of dashes and the work of filling are known before anything is painted;
 *   <li>patterns: JSVG squeezes a tile's picture, some pixels larger than the tile and of any size, into the tile's place;
 *   <li>{@code opacity} of groups, which JSVG applies to each shape, is written as a filter; {@code clip-path}, which costs it
 *       time squared, as a mask; {@code mix-blend-mode}, which it ignores, is done when it lays the group on the canvas.
 * </ul>
 */
@NullMarked
package io.github.visionfromtext.renderers.svg;

import org.jspecify.annotations.NullMarked;
