/**
 * A program's tree to a drawing that the painter can be trusted with: what is costly is limited, what leads out of the program
 * refused, what cannot be honoured reported. {@code use} is taken apart and text set as outlines on the way.
 */
@NullMarked
package io.github.visionfromtext.renderers.svg.normalise;

import org.jspecify.annotations.NullMarked;
