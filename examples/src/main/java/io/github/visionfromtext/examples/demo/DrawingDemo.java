package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.corpus.BundledCorpus;
import io.github.visionfromtext.core.checkup.corpus.RecordedCorrection;
import io.github.visionfromtext.core.checkup.correct.CorrectionTrial;
import io.github.visionfromtext.core.checkup.correct.CorrectionTrials;
import io.github.visionfromtext.core.checkup.draw.Draw;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.core.checkup.score.Judge;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.RenderOptions;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Draws a handful of the bundled corpora: some concepts by a large language model in every language that can be rendered
 * here, the same in SVG by a small one, which mostly fails, and a correction round by round. The small contrastive space that
 * comes with the library judges them among all captions of the corpus.
 */
public final class DrawingDemo {
    private static final BundledCorpus LARGE = BundledCorpus.CLAUDE;
    private static final BundledCorpus SMALL = BundledCorpus.SMOLLM2;

    private final DrawingBook book;
    private final List<String> missing = new ArrayList<>();
    private final RenderOptions options;

    private DrawingDemo(ContrastiveEmbeddingSpace space, CancellationToken cancellation) {
        this.book = new DrawingBook(Judge.of(space, LARGE.concepts(), cancellation));
        this.options = RenderOptions.defaults().with(cancellation);
    }

    /**
     * Draws and judges.
     *
     * @param space that judges
     * @param languages those to try; the small model draws in SVG only
     * @throws io.github.visionfromtext.CancelledException if cancelled
     */
    public static DrawingResult run(
            ContrastiveEmbeddingSpace space,
            List<DrawingLanguage> languages,
            ProgressListener progress,
            CancellationToken cancellation) {
        long start = System.nanoTime();
        DrawingDemo demo = new DrawingDemo(space, cancellation);
        for (int i = 0; i < languages.size(); i++) {
            progress.progress("draw", i, languages.size(), languages.get(i).name());
            demo.draw(languages.get(i));
        }
        progress.progress("draw", languages.size(), languages.size(), "");
        return new DrawingResult(demo.book.run("demo"), demo.missing, Duration.ofNanos(System.nanoTime() - start));
    }

    private void draw(DrawingLanguage language) {
        try (CodeRenderer renderer = CodeRenderers.open(language)) {
            draw(LARGE.replay(), renderer);
            if (language.equals(DrawingLanguage.SVG)) {
                draw(SMALL.replay(), renderer);
                longestCorrection(language).ifPresent(correction -> correct(correction, renderer));
            }
        }
    }

    private void draw(LanguageModel model, CodeRenderer renderer) {
        Draw draw = new Draw(model, renderer, new Draw.Settings(1, 0, options));
        for (Concept concept : concepts()) {
            Drawing drawing = draw.draw(List.of(concept), ProgressListener.NONE, options.cancellation())
                    .get(0);
            Rendering rendering = drawing.rendering();
            if (rendering != null && rendering.status() == RenderStatus.UNAVAILABLE) {
                missing.add(rendering.diagnostics().get(0).message());
                return;
            }
            book.add(model.name(), drawing, Series.DRAW, 0, "");
        }
    }

    private static Optional<RecordedCorrection> longestCorrection(DrawingLanguage language) {
        return LARGE.corrections().stream()
                .filter(correction -> correction.language().equals(language))
                .max(Comparator.comparingInt(RecordedCorrection::rounds));
    }

    private void correct(RecordedCorrection correction, CodeRenderer renderer) {
        LanguageModel model = LARGE.replay();
        CorrectionTrial trial = new CorrectionTrials(
                        model,
                        renderer,
                        new CorrectionTrials.Settings(correction.rounds(), correction.feedback(), 0, options))
                .run(correction.concept(), options.cancellation());
        List<Drawing> rounds = trial.drawings();
        for (int i = 0; i < rounds.size(); i++) {
            book.add(model.name(), rounds.get(i), Series.CORRECT, i, trial.wish(i));
        }
    }

    /** Every second one that both have drawn. */
    private static List<Concept> concepts() {
        List<Concept> both = SMALL.concepts();
        return IntStream.range(0, both.size())
                .filter(i -> i % 2 == 0)
                .mapToObj(both::get)
                .toList();
    }
}
