/**
 * Numbers and where they live: native memory from ND4J, taken from a budget, kept in blocks that one call after the other
 * uses again.
 */
@NullMarked
package io.github.visionfromtext.backend.nd4j.memory;

import org.jspecify.annotations.NullMarked;
