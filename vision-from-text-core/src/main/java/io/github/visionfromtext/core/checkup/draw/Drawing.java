package io.github.visionfromtext.core.checkup.draw;

import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * What a model drew when it was asked once.
 *
 * @param concept what was asked for
 * @param language in which language
 * @param sample number of the repetition, from 0 on
 * @param reply what the model said
 * @param program the program in its reply; null if there is none
 * @param rendering what became of the program; null exactly if there is none
 */
public record Drawing(
        Concept concept,
        DrawingLanguage language,
        int sample,
        String reply,
        @Nullable DrawingProgram program,
        @Nullable Rendering rendering) {

    /** Whether there is a whole picture with something in it. */
    public boolean isOk() {
        return rendering != null && rendering.isOk();
    }

    /**
     * The picture of a drawing that {@link #isOk}.
     *
     * @throws IllegalStateException if it is not
     */
    public Image picture() {
        Image picture = rendering == null || !rendering.isOk() ? null : rendering.image();
        if (picture == null) {
            throw new IllegalStateException("The drawing of \"" + concept.text() + "\" is " + outcome() + ", not OK");
        }
        return picture;
    }

    /** Outcome in a word: a status of rendering, or {@code NO_CODE}. */
    public String outcome() {
        return rendering == null ? "NO_CODE" : rendering.status().name();
    }
}
