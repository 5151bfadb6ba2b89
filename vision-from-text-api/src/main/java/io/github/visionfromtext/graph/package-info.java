/**
 * A neural network as data: a small, closed set of operations whose shapes are checked when the graph is built.
 *
 * <p>A model builds a {@code GraphModule} once; every backend translates it to its own engine.
 */
@NullMarked
package io.github.visionfromtext.graph;

import org.jspecify.annotations.NullMarked;
