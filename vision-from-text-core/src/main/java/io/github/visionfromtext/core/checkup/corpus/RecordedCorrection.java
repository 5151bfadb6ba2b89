package io.github.visionfromtext.core.checkup.corpus;

import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.drawing.DrawingLanguage;

/**
 * Rounds of correction whose replies a corpus holds.
 *
 * @param language of the program
 * @param concept it draws; correction begins with the recorded program
 * @param feedback by which it was corrected
 * @param rounds recorded, at least 1
 * @param redraws recorded as a control, at a temperature of 1: drawings of the concept by a model that knew nothing of the
 *     first; 0 or more
 */
public record RecordedCorrection(
        DrawingLanguage language, Concept concept, Feedback feedback, int rounds, int redraws) {}
