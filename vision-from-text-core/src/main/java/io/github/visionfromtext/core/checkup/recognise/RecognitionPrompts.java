package io.github.visionfromtext.core.checkup.recognise;

import io.github.visionfromtext.core.checkup.reply.CodeBlocks;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import java.util.List;
import java.util.Map;

/** What a model is told. The paper's own words are not published. */
final class RecognitionPrompts {
    private static final Map<DrawingLanguage, String> NAMES = Map.of(
            DrawingLanguage.SVG, "SVG",
            DrawingLanguage.PROCESSING, "Processing",
            DrawingLanguage.TURTLE, "Python with the turtle module",
            DrawingLanguage.MATPLOTLIB, "Python with Matplotlib",
            DrawingLanguage.TIKZ, "TikZ");

    private RecognitionPrompts() {}

    static String open(DrawingProgram program) {
        return shown(program)
                + "\n\nWhat does it draw? Answer with the name of the thing alone, in one to three words.";
    }

    /** Names what it may be, in the given order. */
    static String closed(DrawingProgram program, List<String> choices) {
        return shown(program) + "\n\nWhich one of these does it draw: " + String.join(", ", choices)
                + "?\nAnswer with one name out of this list and nothing else.";
    }

    private static String shown(DrawingProgram program) {
        String language =
                NAMES.getOrDefault(program.language(), program.language().name());
        return "This code in the programming language " + language + " is a drawing of something:\n\n"
                + CodeBlocks.fenced(program.source());
    }
}
