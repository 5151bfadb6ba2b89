/**
 * Translates a {@link io.github.visionfromtext.graph.GraphModule} to a TensorFlow graph, as the protocol buffer that
 * TensorFlow imports. Knows nothing of a loaded engine, so everything here runs without natives.
 */
@NullMarked
package io.github.visionfromtext.backend.djl.graphdef;

import org.jspecify.annotations.NullMarked;
