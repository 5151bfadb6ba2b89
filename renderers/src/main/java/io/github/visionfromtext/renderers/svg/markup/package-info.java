/**
 * SVG text to a tree of elements, whatever the text: mistakes language models make are mended and reported, every node knows
 * its place in the source. The reader knows no entity declarations and opens nothing, so entity bombs and external entities
 * have nothing to work with.
 */
@NullMarked
package io.github.visionfromtext.renderers.svg.markup;

import org.jspecify.annotations.NullMarked;
