package io.github.visionfromtext.core.checkup.draw;

import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.util.Map;

/** What a model is told. The first sentence asks what the paper's template asks; what a program needs to run comes after it. */
final class DrawingPrompts {
    private static final Map<DrawingLanguage, String> NAMES = Map.of(
            DrawingLanguage.SVG, "SVG",
            DrawingLanguage.PROCESSING, "Processing",
            DrawingLanguage.TURTLE, "Python with the turtle module",
            DrawingLanguage.MATPLOTLIB, "Python with Matplotlib",
            DrawingLanguage.TIKZ, "TikZ");

    private static final Map<DrawingLanguage, String> NEEDS = Map.of(
            DrawingLanguage.SVG, "Give the svg element a viewBox; load nothing from outside.",
            DrawingLanguage.PROCESSING, "Draw in setup() or in the first frame of draw(); use no library and no file.",
            DrawingLanguage.TURTLE, "Use no other module than turtle, math and random.",
            DrawingLanguage.MATPLOTLIB,
                    "Use no other module than matplotlib, numpy, math and random, and hide the axes.",
            DrawingLanguage.TIKZ, "Write a tikzpicture environment, with the libraries it needs in front of it.");

    private DrawingPrompts() {}

    static String draw(Concept concept, DrawingLanguage language) {
        return "Write code in the programming language " + name(language) + " that draws the following: "
                + concept.text() + ".\n" + needs(language) + "\nAnswer with one code block and nothing else.";
    }

    /** Asks for a function with parameters and a table of what they may be, to be sampled by us. */
    static String parametric(Concept concept, DrawingLanguage language) {
        return "Write code in the programming language " + name(language) + " that draws the following: "
                + concept.text()
                + ".\n" + needs(language)
                + "\nUse variables for everything that may differ between two such drawings (sizes, positions, counts,"
                + " colours) and write each as a placeholder in double braces, such as {{radius}}, wherever its value goes."
                + "\nAnswer with two code blocks and nothing else. The first holds the program with its placeholders. The"
                + " second is JSON: an array with one object for each placeholder, {\"name\": \"radius\", \"type\":"
                + " \"integer\", \"min\": 10, \"max\": 60} for numbers (or \"type\": \"real\"), {\"name\": \"fill\","
                + " \"type\": \"choice\", \"choices\": [\"red\", \"blue\"]} for words.";
    }

    static String name(DrawingLanguage language) {
        return NAMES.getOrDefault(language, language.name());
    }

    private static String needs(DrawingLanguage language) {
        return NEEDS.getOrDefault(language, "Load nothing from outside.");
    }
}
