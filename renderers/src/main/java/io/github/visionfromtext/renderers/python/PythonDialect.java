package io.github.visionfromtext.renderers.python;

import io.github.visionfromtext.drawing.DrawingLanguage;
import java.util.List;

/** A library that Python programs draw with. */
enum PythonDialect {
    TURTLE(
            DrawingLanguage.TURTLE,
            List.of("vft_turtle_colors", "vft_turtle_screen", "vft_turtle_pen", "vft_turtle"),
            "pass"),
    MATPLOTLIB(DrawingLanguage.MATPLOTLIB, List.of("vft_matplotlib"), "import matplotlib, PIL");

    private final DrawingLanguage language;
    private final List<String> modules;
    private final String needs;

    PythonDialect(DrawingLanguage language, List<String> modules, String needs) {
        this.language = language;
        this.modules = modules;
        this.needs = needs;
    }

    DrawingLanguage language() {
        return language;
    }

    /** Modules of its own, each after those it imports. */
    List<String> modules() {
        return modules;
    }

    /** Python that fails where a package is missing. */
    String needs() {
        return needs;
    }
}
