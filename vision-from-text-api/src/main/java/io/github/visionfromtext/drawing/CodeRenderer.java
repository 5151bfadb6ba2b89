package io.github.visionfromtext.drawing;

import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.Provenance;
import java.util.List;
import java.util.Optional;

/**
 * Renders programs of one language. Thread-safe. Closing it ends its worker processes, also those at work; from then on every
 * rendering is {@link RenderStatus#UNAVAILABLE}. Closing twice has no effect.
 *
 * <p>A program is hostile until proven otherwise: it cannot read this machine, reach the network or outlive its limits,
 * whatever the language allows.
 */
public interface CodeRenderer extends AutoCloseable {
    /** The language it renders. */
    DrawingLanguage language();

    /**
     * What its pictures depend on besides program and options: renderer, versions, tools, fonts, sandbox. Caches go by it, so
     * it has to change with anything that changes a picture. May start a process to ask for its version; never throws.
     */
    default Provenance provenance() {
        return Provenance.EMPTY.with("renderer.name", getClass().getName());
    }

    /**
     * Renders one program.
     *
     * @return always: a program that is wrong, hostile or endless is a status, not an exception
     * @throws InvalidInputException if the program is of another language
     * @throws CancelledException if cancelled, also while the program runs, which stops it
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

    /**
     * What a program draws, mark by mark, where the renderer can tell without guessing from pixels.
     *
     * @return empty if it cannot, or the program cannot be drawn; {@link #render} says why
     * @throws CancelledException if cancelled
     */
    default Optional<DrawTrace> trace(DrawingProgram program, RenderOptions options) {
        return Optional.empty();
    }

    @Override
    void close();
}
