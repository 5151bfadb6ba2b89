/**
 * Draws a document with Java2D. Everything that costs is paid from a {@link io.github.visionfromtext.renderers.svg.paint.Budget}
 * before it is done, so that no program runs or grows without end: elements after {@code <use>} and patterns are expanded,
 * path segments, dashes, pixels of layers and filters, memory, time.
 */
@NullMarked
package io.github.visionfromtext.renderers.svg.paint;

import org.jspecify.annotations.NullMarked;
