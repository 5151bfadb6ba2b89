/**
 * What one operation does at run time. A kernel is made once for certain shapes and numbers in certain places, and then run
 * any number of times without taking memory from ND4J.
 *
 * <p>Matrix products go to ND4J's BLAS. The rest is rows in Java, brought to the heap and back: for the few thousand numbers
 * of a decoding step that costs less than the call of an ND4J operation, which is 3 to 30 microseconds.
 */
@NullMarked
package io.github.visionfromtext.backend.nd4j.kernel;

import org.jspecify.annotations.NullMarked;
