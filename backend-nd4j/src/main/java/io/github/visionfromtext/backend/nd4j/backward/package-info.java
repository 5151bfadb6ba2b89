/** Chooses for each node of a function the kernels that pass its gradient on to its operands. */
@NullMarked
package io.github.visionfromtext.backend.nd4j.backward;

import org.jspecify.annotations.NullMarked;
