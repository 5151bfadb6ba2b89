package io.github.visionfromtext.core.checkup.correct;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.core.checkup.correct.Correct.Round;
import io.github.visionfromtext.core.checkup.draw.Draw;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.RenderOptions;
import java.util.List;

/**
 * Tries whether correction helps more than trying again. Each concept is drawn once and corrected; as a control it is drawn
 * anew as often as correction asked the model, each drawing knowing nothing of the others. What correction reaches beyond the
 * best of those is due to feedback; the rest is due to more calls.
 */
public final class CorrectionTrials {
    private final LanguageModel model;
    private final CodeRenderer renderer;
    private final Settings settings;

    /**
     * How concepts are drawn and corrected. First drawings and corrections are the model's most probable replies.
     *
     * @param rounds of correction at most, 0 or more
     * @param feedback where the wish for a change comes from
     * @param controlTemperature of the redraws' sampling; 0 for no control, since redraws would all be the same
     * @param render how programs become pictures; its token cancels the rendering
     */
    public record Settings(int rounds, Feedback feedback, double controlTemperature, RenderOptions render) {
        public Settings {
            if (rounds < 0 || !(controlTemperature >= 0)) {
                throw new InvalidInputException(rounds + " rounds of correction and a temperature of "
                        + controlTemperature + ", expected neither below 0");
            }
        }
    }

    /** Neither model nor renderer is closed by this. */
    public CorrectionTrials(LanguageModel model, CodeRenderer renderer, Settings settings) {
        this.model = model;
        this.renderer = renderer;
        this.settings = settings;
    }

    /**
     * Draws a concept, corrects the drawing, and draws the control.
     *
     * @throws io.github.visionfromtext.core.checkup.model.LanguageModelException if the model does not answer
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public CorrectionTrial run(Concept concept, CancellationToken cancellation) {
        Drawing first = draw(concept, 1, 0, cancellation).get(0);
        if (first.program() == null || first.rendering() == null) {
            return new CorrectionTrial(first, null, List.of());
        }
        Correction correction = new Correct(model, renderer, settings.feedback(), settings.render())
                .correct(
                        concept, new Round(0, "", first.program(), first.rendering()), settings.rounds(), cancellation);
        boolean control = settings.controlTemperature() > 0 && correction.calls() > 0;
        return new CorrectionTrial(
                first,
                correction,
                control ? draw(concept, correction.calls(), settings.controlTemperature(), cancellation) : List.of());
    }

    private List<Drawing> draw(Concept concept, int samples, double temperature, CancellationToken cancellation) {
        return new Draw(model, renderer, new Draw.Settings(samples, temperature, settings.render()))
                .draw(List.of(concept), ProgressListener.NONE, cancellation);
    }
}
