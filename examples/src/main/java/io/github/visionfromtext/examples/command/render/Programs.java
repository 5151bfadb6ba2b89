package io.github.visionfromtext.examples.command.render;

import io.github.visionfromtext.drawing.DrawingLanguage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Files of drawing programs. */
final class Programs {
    /** Python may be turtle or Matplotlib; what it imports decides. */
    private static final Map<String, DrawingLanguage> BY_ENDING = Map.of(
            "svg", DrawingLanguage.SVG,
            "pde", DrawingLanguage.PROCESSING,
            "tex", DrawingLanguage.TIKZ,
            "tikz", DrawingLanguage.TIKZ);

    private Programs() {}

    /** The language of a file by its ending and, for Python, by its text; none if it is no drawing program. */
    static Optional<DrawingLanguage> language(Path file, String source) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (ending.equals("py")) {
            return Optional.of(source.contains("turtle") ? DrawingLanguage.TURTLE : DrawingLanguage.MATPLOTLIB);
        }
        return Optional.ofNullable(BY_ENDING.get(ending));
    }

    static String describe(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }
}
