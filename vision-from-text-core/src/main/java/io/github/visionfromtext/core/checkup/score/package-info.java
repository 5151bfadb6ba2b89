/**
 * Scores of the tests, with their intervals: fidelity and how many programs draw at all, how many are recognised and how near
 * the answers are.
 */
@NullMarked
package io.github.visionfromtext.core.checkup.score;

import org.jspecify.annotations.NullMarked;
