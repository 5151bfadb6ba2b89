/**
 * Sees the figures of a drawing, in a trace of what its program draws or in its pixels: the outline of each, its form, colour
 * and place. Whichever it was read from, a drawing is a {@link io.github.visionfromtext.core.checkup.geometry.figure.Seen} in the end.
 */
@NullMarked
package io.github.visionfromtext.core.checkup.geometry.figure;

import org.jspecify.annotations.NullMarked;
