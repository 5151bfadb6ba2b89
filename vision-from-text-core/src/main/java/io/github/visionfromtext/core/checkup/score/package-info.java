/**
 * Scores of the tests, with their intervals: fidelity, diversity and realism of drawings and how many programs draw at all, how
 * many drawings are recognised and how near the answers are.
 */
@NullMarked
package io.github.visionfromtext.core.checkup.score;

import org.jspecify.annotations.NullMarked;
