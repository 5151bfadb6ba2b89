package io.github.visionfromtext.tck.drawing;

import io.github.visionfromtext.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Programs of a language that the contract tries its renderer with.
 *
 * @param draws draws something, on a canvas twice as wide as high where it can be seen that nothing else is drawn beside it
 * @param drawsOtherwise draws something else
 * @param drawsNothing runs to its end and leaves the picture white
 * @param broken is wrong in one line
 * @param brokenLine that line, from 1
 * @param endless never ends; null for a language without loops
 */
public record SamplePrograms(
        String draws,
        String drawsOtherwise,
        String drawsNothing,
        String broken,
        int brokenLine,
        @Nullable String endless) {
    public SamplePrograms {
        if (brokenLine < 1 || brokenLine > broken.lines().count()) {
            throw new InvalidInputException(
                    "broken line " + brokenLine + ": expected a line of the broken program, from 1");
        }
    }
}
