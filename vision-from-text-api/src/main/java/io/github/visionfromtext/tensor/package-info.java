/**
 * Concrete numbers on the host: the dense {@link io.github.visionfromtext.tensor.Tensor} that goes into and comes out of a
 * graph, and {@link io.github.visionfromtext.tensor.WeightSource}, the lazily read tensors of a checkpoint.
 */
@NullMarked
package io.github.visionfromtext.tensor;

import org.jspecify.annotations.NullMarked;
