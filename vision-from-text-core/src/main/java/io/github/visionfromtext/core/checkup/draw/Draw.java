package io.github.visionfromtext.core.checkup.draw;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.Question;
import io.github.visionfromtext.core.checkup.reply.CodeExtraction;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.Rendering;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a language model for programs that draw concepts, and renders them. Each concept is asked for several times (repeated
 * sampling, section 3.3 of the paper), which wants a temperature above 0.
 */
public final class Draw {
    private final LanguageModel model;
    private final CodeRenderer renderer;
    private final Settings settings;

    /**
     * How often, how freely, and how large.
     *
     * @param samples drawings of each concept, at least 1
     * @param temperature of the model's sampling
     * @param render how programs become pictures; its token cancels the rendering
     */
    public record Settings(int samples, double temperature, RenderOptions render) {
        public Settings {
            if (samples < 1) {
                throw new InvalidInputException(samples + " drawings of each concept, expected 1 or more");
            }
        }

        /** One drawing of each concept at temperature 0. */
        public static Settings once() {
            return new Settings(1, 0, RenderOptions.defaults());
        }
    }

    /** Neither model nor renderer is closed by this. */
    public Draw(LanguageModel model, CodeRenderer renderer, Settings settings) {
        this.model = model;
        this.renderer = renderer;
        this.settings = settings;
    }

    /**
     * Draws concepts.
     *
     * @return for each concept in turn all its samples
     * @throws io.github.visionfromtext.core.checkup.model.LanguageModelException if the model does not answer
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public List<Drawing> draw(List<Concept> concepts, ProgressListener progress, CancellationToken cancellation) {
        List<Drawing> drawings = new ArrayList<>();
        long total = (long) concepts.size() * settings.samples();
        for (Concept concept : concepts) {
            for (int sample = 0; sample < settings.samples(); sample++) {
                cancellation.throwIfCancelled("Drawing");
                drawings.add(draw(concept, sample, cancellation));
                progress.progress("draw", drawings.size(), total, concept.text());
            }
        }
        return List.copyOf(drawings);
    }

    private Drawing draw(Concept concept, int sample, CancellationToken cancellation) {
        Question question = Question.of(DrawingPrompts.draw(concept, renderer.language()))
                .withTemperature(settings.temperature())
                .withSample(sample);
        return drawing(concept, sample, model.reply(question, cancellation));
    }

    /** What a reply draws. */
    private Drawing drawing(Concept concept, int sample, String reply) {
        return CodeExtraction.program(reply, renderer.language())
                .map(source -> {
                    DrawingProgram program =
                            new DrawingProgram(renderer.language(), source, provenance(concept, sample));
                    Rendering rendering = renderer.render(program, settings.render());
                    return new Drawing(concept, renderer.language(), sample, reply, program, rendering);
                })
                .orElseGet(() -> new Drawing(concept, renderer.language(), sample, reply, null, null));
    }

    private Provenance provenance(Concept concept, int sample) {
        return Provenance.EMPTY
                .with("drawing.model", model.name())
                .with("drawing.concept", concept.text())
                .with("drawing.temperature", settings.temperature())
                .with("drawing.sample", sample);
    }
}
