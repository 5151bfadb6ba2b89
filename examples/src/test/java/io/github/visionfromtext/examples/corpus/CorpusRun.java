package io.github.visionfromtext.examples.corpus;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.correct.Correct;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.core.checkup.draw.Draw;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.RenderOptions;
import java.util.List;

/** Draws and corrects concepts by a model that is or is to be recorded, and says in a line each what came of it. */
record CorpusRun(LanguageModel model, CodeRenderer renderer) {
    private static final CancellationToken NEVER = new CancellationToken();

    Drawing draw(Concept concept) {
        return new Draw(model, renderer, Draw.Settings.once())
                .draw(List.of(concept), ProgressListener.NONE, NEVER)
                .get(0);
    }

    /** Drawings anew, as the control of a correction asks for them. */
    List<String> redraw(Concept concept, int redraws) {
        if (redraws == 0) {
            return List.of();
        }
        return new Draw(model, renderer, new Draw.Settings(redraws, 1, RenderOptions.defaults()))
                .draw(List.of(concept), ProgressListener.NONE, NEVER).stream()
                        .map(drawing -> String.join("\t", concept.text(), "redraw", drawing.outcome()))
                        .toList();
    }

    static String outcome(Drawing drawing) {
        return String.join("\t", drawing.concept().text(), "draw", drawing.outcome());
    }

    /** Nothing if the drawing has no program. */
    List<String> correct(Drawing drawing, Feedback feedback, int rounds) {
        if (drawing.program() == null) {
            return List.of();
        }
        return new Correct(model, renderer, feedback, RenderOptions.defaults())
                .correct(drawing.concept(), drawing.program(), rounds, NEVER).rounds().stream()
                        .skip(1)
                        .map(round -> String.join(
                                "\t",
                                drawing.concept().text(),
                                feedback + " " + round.number(),
                                round.rendering().status().name()))
                        .toList();
    }
}
