/** Scores of drawings, with their intervals: fidelity, and how many programs draw at all. */
@NullMarked
package io.github.visionfromtext.core.checkup.score;

import org.jspecify.annotations.NullMarked;
