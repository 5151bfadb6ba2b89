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
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a language model for programs that draw concepts, and renders them. Several drawings of a concept come from asking for
 * it several times, which wants a temperature above 0, or from asking once for a program with parameters, which are then
 * drawn here (section 3.3 of the paper).
 */
public final class Draw {
    private static final Logger LOG = LoggerFactory.getLogger(Draw.class);

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
        draw(concepts, progress, cancellation, drawings::add);
        return List.copyOf(drawings);
    }

    /**
     * Draws concepts and keeps none of the drawings, whose pictures would fill the memory where there are many.
     *
     * @param taker is given what {@link #draw(List, ProgressListener, CancellationToken)} returns, one by one
     */
    public void draw(
            List<Concept> concepts,
            ProgressListener progress,
            CancellationToken cancellation,
            Consumer<? super Drawing> taker) {
        long done = 0;
        long total = (long) concepts.size() * settings.samples();
        for (Concept concept : concepts) {
            for (int sample = 0; sample < settings.samples(); sample++) {
                cancellation.throwIfCancelled("Drawing");
                taker.accept(draw(concept, sample, cancellation));
                progress.progress("draw", ++done, total, concept.text());
            }
        }
    }

    /**
     * Draws concepts by parametric programs: the model is asked once for each concept.
     *
     * @param seed of the parameters
     * @return for each concept in turn all its samples; a single one without a program where the reply holds no usable
     *     parametric program
     * @throws io.github.visionfromtext.core.checkup.model.LanguageModelException if the model does not answer
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public List<Drawing> drawParametric(
            List<Concept> concepts, long seed, ProgressListener progress, CancellationToken cancellation) {
        List<Drawing> drawings = new ArrayList<>();
        drawParametric(concepts, seed, progress, cancellation, drawings::add);
        return List.copyOf(drawings);
    }

    /**
     * Draws concepts by parametric programs and keeps none of the drawings.
     *
     * @param taker is given what {@link #drawParametric(List, long, ProgressListener, CancellationToken)} returns, one by one
     */
    public void drawParametric(
            List<Concept> concepts,
            long seed,
            ProgressListener progress,
            CancellationToken cancellation,
            Consumer<? super Drawing> taker) {
        for (int i = 0; i < concepts.size(); i++) {
            cancellation.throwIfCancelled("Drawing");
            parametric(concepts.get(i), new SplittableRandom(seed + i), cancellation, taker);
            progress.progress("draw", i + 1, concepts.size(), concepts.get(i).text());
        }
    }

    private void parametric(
            Concept concept, SplittableRandom random, CancellationToken cancellation, Consumer<? super Drawing> taker) {
        Question question = Question.of(DrawingPrompts.parametric(concept, renderer.language()))
                .withTemperature(settings.temperature());
        String reply = model.reply(question, cancellation);
        ParametricProgram program;
        try {
            program = ParametricProgram.of(reply, renderer.language());
        } catch (InvalidInputException e) {
            LOG.info("No parametric program of \"{}\" by {}: {}", concept.text(), model.name(), e.getMessage());
            taker.accept(new Drawing(concept, renderer.language(), 0, reply, null, null));
            return;
        }
        for (int sample = 0; sample < settings.samples(); sample++) {
            cancellation.throwIfCancelled("Drawing");
            taker.accept(rendered(concept, sample, reply, program.draw(random)));
        }
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
                .map(source -> rendered(concept, sample, reply, source))
                .orElseGet(() -> new Drawing(concept, renderer.language(), sample, reply, null, null));
    }

    private Drawing rendered(Concept concept, int sample, String reply, String source) {
        DrawingProgram program = new DrawingProgram(renderer.language(), source, provenance(concept, sample));
        Rendering rendering = renderer.render(program, settings.render());
        return new Drawing(concept, renderer.language(), sample, reply, program, rendering);
    }

    private Provenance provenance(Concept concept, int sample) {
        return Provenance.EMPTY
                .with("drawing.model", model.name())
                .with("drawing.concept", concept.text())
                .with("drawing.temperature", settings.temperature())
                .with("drawing.sample", sample);
    }
}
