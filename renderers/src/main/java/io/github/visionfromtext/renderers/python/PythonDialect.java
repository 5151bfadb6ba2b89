package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.drawing.DrawingLanguage;
import java.util.List;

/** A library that Python programs draw with. */
enum PythonDialect {
    TURTLE(
            DrawingLanguage.TURTLE,
            List.of("vft_turtle_colors", "vft_turtle_screen", "vft_turtle_look", "vft_turtle_pen", "vft_turtle")),
    MATPLOTLIB(DrawingLanguage.MATPLOTLIB, List.of("vft_matplotlib"));

    private final DrawingLanguage language;
    private final List<String> modules;

    PythonDialect(DrawingLanguage language, List<String> modules) {
        this.language = language;
        this.modules = modules;
    }

    DrawingLanguage language() {
        return language;
    }

    /** Modules of its own, each after those it imports. */
    List<String> modules() {
        return modules;
    }
}
