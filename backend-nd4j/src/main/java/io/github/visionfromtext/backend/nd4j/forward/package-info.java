/** Chooses for each node of a function the kernel that computes it and the place of its result. */
@NullMarked
package io.github.visionfromtext.backend.nd4j.forward;

import org.jspecify.annotations.NullMarked;
