/** Scores of drawings and answers, with their intervals: fidelity, executable rate, recognition. */
@NullMarked
package io.github.visionfromtext.core.checkup.score;

import org.jspecify.annotations.NullMarked;
