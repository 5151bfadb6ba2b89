/** Arithmetic of pixels: alpha, red, green and blue of eight bits each in an {@code int}, multiplied by alpha. */
@NullMarked
package io.github.visionfromtext.renderers.svg.raster;

import org.jspecify.annotations.NullMarked;
