package io.github.visionfromtext.drawing;

import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import java.util.List;

/**
 * Renders programs of one language. Thread-safe. Closing it ends its worker processes; closing twice has no effect.
 *
 * <p>A program is hostile until proven otherwise: it cannot read this machine, reach the network or outlive its limits,
 * whatever the language allows.
 */
public interface CodeRenderer extends AutoCloseable {
    /** The language it renders. */
    DrawingLanguage language();

    /**
     * Renders one program.
     *
     * @return always: a program that is wrong, hostile or endless is a status, not an exception
     * @throws InvalidInputException if the program is of another language
     * @throws CancelledException if cancelled
     */
    Rendering render(DrawingProgram program, RenderOptions options);

    /**
     * Renders several programs, in parallel where the renderer can; no program affects another.
     *
     * @return one rendering each, in the order of the programs
     * @throws InvalidInputException if a program is of another language
     * @throws CancelledException if cancelled
     */
    default List<Rendering> renderAll(List<DrawingProgram> programs, RenderOptions options) {
        return programs.stream().map(program -> render(program, options)).toList();
    }

    @Override
    void close();
}
