/**
 * Backends made wrong on purpose: each breaks the rule it is to break, so the contract notices. ND4J is what they are made of
 * because it computes gradients and starts quickly.
 */
@NullMarked
package io.github.visionfromtext.backend.nd4j.mutation;

import org.jspecify.annotations.NullMarked;
