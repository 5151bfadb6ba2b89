/**
 * TensorFlow as a compute engine, through DJL's native bindings: unpacks the natives, imports the graph that
 * {@link io.github.visionfromtext.backend.djl.graphdef} writes, and keeps account of what native memory belongs to whom.
 */
@NullMarked
package io.github.visionfromtext.backend.djl.tensorflow;

import org.jspecify.annotations.NullMarked;
