package io.github.visionfromtext.drawing;

import io.github.visionfromtext.InvalidInputException;
import java.util.regex.Pattern;

/**
 * A language that drawings are written in. The constants are those the library renders; any other name may be given to a
 * renderer of your own.
 *
 * @param name what a user types: lower-case letters, digits and hyphens, starting with a letter
 */
public record DrawingLanguage(String name) {
    // First: the constants below are checked against it.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** Scalable Vector Graphics. */
    public static final DrawingLanguage SVG = new DrawingLanguage("svg");

    /** The Java dialect of Processing. */
    public static final DrawingLanguage PROCESSING = new DrawingLanguage("processing");

    /** Python with the turtle module. */
    public static final DrawingLanguage TURTLE = new DrawingLanguage("turtle");

    /** Python with Matplotlib. */
    public static final DrawingLanguage MATPLOTLIB = new DrawingLanguage("matplotlib");

    /** LaTeX with TikZ: a whole document or a fragment. */
    public static final DrawingLanguage TIKZ = new DrawingLanguage("tikz");

    public DrawingLanguage {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException("drawing language \"" + name
                    + "\": expected lower-case letters, digits and hyphens, starting with a letter, such as \"svg\"");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
