/**
 * A function of a graph as a list of kernels for given axis lengths, with a place in memory for every value. Made once for
 * each combination of lengths and then run again and again.
 */
@NullMarked
package io.github.visionfromtext.backend.nd4j.plan;

import org.jspecify.annotations.NullMarked;
