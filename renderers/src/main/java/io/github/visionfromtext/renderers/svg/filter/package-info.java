/** The filter primitives of SVG on premultiplied pixels, by Filter Effects Module Level 1. */
@NullMarked
package io.github.visionfromtext.renderers.svg.filter;

import org.jspecify.annotations.NullMarked;
