/**
 * What one operation does at run time. A kernel is made once for certain shapes and numbers in certain places, and then run
 * any number of times without taking memory from ND4J.
 *
 * <p>Matrix products go to ND4J's BLAS, functions of many numbers to ND4J's own loops; the rest are rows in Java, which for
 * the few thousand numbers of a decoding step cost less than a call of an ND4J operation.
 */
@NullMarked
package io.github.visionfromtext.backend.nd4j.kernel;

import org.jspecify.annotations.NullMarked;
