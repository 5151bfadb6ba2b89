/**
 * Pictures: the library's own immutable {@link io.github.visionfromtext.image.Image}, how it is resized, and the bridges to
 * picture files and to {@link java.awt.image.BufferedImage}.
 *
 * <p>Everything else in the library takes and returns {@code Image}; only this room knows file formats and AWT.
 */
@NullMarked
package io.github.visionfromtext.image;

import org.jspecify.annotations.NullMarked;
