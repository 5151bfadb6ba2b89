package io.github.visionfromtext.core.checkup.correct;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.correct.Correction.Ending;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.Question;
import io.github.visionfromtext.core.checkup.reply.CodeBlocks;
import io.github.visionfromtext.core.checkup.reply.CodeExtraction;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.Rendering;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rounds of correction (section 3.5 of the paper): the model sees its own program and text, never a picture. A program that
 * does not render is answered with its errors. Correction ends when the rounds are used up, when the model changes nothing
 * any more, or when two rounds one after the other give no picture.
 */
public final class Correct {
    private static final int MOST_ERRORS = 5;

    private final LanguageModel model;
    private final CodeRenderer renderer;
    private final Feedback feedback;
    private final RenderOptions options;

    /** Where the wish for a change comes from. */
    public enum Feedback {
        /** The model is asked to improve its program: one call a round. */
        IMPROVE,
        /** The model first names one flaw as a critic, then mends it as a writer: two calls a round. */
        CRITIC_AND_WRITER
    }

    /**
     * A round.
     *
     * @param number 0 is the drawing that correction begins with
     * @param wish what was to be changed; empty if nothing in particular
     * @param program the program after the round; that of the round before if the reply held none
     * @param rendering what became of it
     */
    public record Round(int number, String wish, DrawingProgram program, Rendering rendering) {}

    /** Neither model nor renderer is closed by this. */
    public Correct(LanguageModel model, CodeRenderer renderer, Feedback feedback, RenderOptions options) {
        this.model = model;
        this.renderer = renderer;
        this.feedback = feedback;
        this.options = options;
    }

    /**
     * Corrects a drawing.
     *
     * @param first the program to begin with
     * @param rounds most rounds after it, 0 or more
     */
    public Correction correct(Concept concept, DrawingProgram first, int rounds, CancellationToken cancellation) {
        return correct(concept, new Round(0, "", first, renderer.render(first, options)), rounds, cancellation);
    }

    /** Corrects what is rendered already. */
    Correction correct(Concept concept, Round first, int rounds, CancellationToken cancellation) {
        if (rounds < 0) {
            throw new InvalidInputException(rounds + " rounds of correction, expected 0 or more");
        }
        List<Round> all = new ArrayList<>(List.of(first));
        int calls = 0;
        int failures = first.rendering().isOk() ? 0 : 1;
        while (all.size() <= rounds) {
            cancellation.throwIfCancelled("Correcting");
            Round last = all.get(all.size() - 1);
            Round next = next(concept, last, cancellation);
            calls += hasCritic(last) ? 2 : 1;
            if (next.program().source().equals(last.program().source())) {
                return new Correction(all, calls, Ending.NOTHING_CHANGED);
            }
            all.add(next);
            failures = next.rendering().isOk() ? 0 : failures + 1;
            if (failures == 2) {
                return new Correction(all, calls, Ending.FAILED_TWICE);
            }
        }
        return new Correction(all, calls, Ending.ROUNDS_USED);
    }

    /** What does not run is answered with its errors; a critic has nothing to add to them. */
    private boolean hasCritic(Round last) {
        return feedback == Feedback.CRITIC_AND_WRITER && last.rendering().isOk();
    }

    private Round next(Concept concept, Round last, CancellationToken cancellation) {
        String wish = wish(concept, last, cancellation);
        String reply = model.reply(Question.of(request(concept, last, wish)), cancellation);
        DrawingProgram program = CodeExtraction.program(reply, renderer.language())
                .map(source -> new DrawingProgram(
                        renderer.language(), source, last.program().provenance()))
                .orElse(last.program());
        return new Round(last.number() + 1, wish, program, renderer.render(program, options));
    }

    private String wish(Concept concept, Round last, CancellationToken cancellation) {
        if (!last.rendering().isOk()) {
            return "Mend what went wrong when the program ran: " + errors(last.rendering());
        }
        return hasCritic(last)
                ? model.reply(
                                Question.of(
                                        "This program is to draw the following: " + concept.text() + ".\n\n"
                                                + CodeBlocks.fenced(
                                                        last.program().source())
                                                + "\n\nName the one flaw of its drawing that matters most, as an instruction of one"
                                                + " sentence to whoever changes the program. Answer with the instruction alone."),
                                cancellation)
                        .strip()
                : "";
    }

    private static String request(Concept concept, Round last, String wish) {
        String instruction =
                wish.isEmpty() ? "Improve the program so that its drawing looks more like what it is to show." : wish;
        return "This program is to draw the following: " + concept.text() + ".\n\n"
                + CodeBlocks.fenced(last.program().source()) + "\n\n" + instruction
                + "\nAnswer with the whole program in one code block and nothing else.";
    }

    private static String errors(Rendering rendering) {
        String errors = rendering.diagnostics().stream()
                .limit(MOST_ERRORS)
                .map(Object::toString)
                .collect(Collectors.joining("; "));
        return errors.isEmpty() ? "it drew nothing that can be seen" : errors;
    }
}
