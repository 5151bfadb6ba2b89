package io.github.visionfromtext.core.checkup.recognise;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.drawing.DrawingProgram;

/**
 * A program of which is known what it draws.
 *
 * @param name what it draws
 * @param program what draws it
 */
public record NamedProgram(String name, DrawingProgram program) {
    public NamedProgram {
        if (AnswerText.normalise(name).isEmpty()) {
            throw new InvalidInputException("A drawing named \"" + name + "\": expected a name with letters or digits");
        }
    }
}
