/**
 * The backward rule of every operation, as kernels: each adds to the gradient of an operand what the gradient of the result
 * gives it. Kept apart from ND4J's SameDiff, which computes gradients of weights nobody trains, keeps every intermediate
 * result, and gives wrong numbers for some losses without a word.
 */
@NullMarked
package io.github.visionfromtext.backend.nd4j.gradient;

import org.jspecify.annotations.NullMarked;
