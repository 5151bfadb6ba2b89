package io.github.visionfromtext.examples.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.backend.Availability;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.corpus.BundledCorpus;
import io.github.visionfromtext.core.checkup.draw.Draw;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.geometry.Finding;
import io.github.visionfromtext.core.checkup.geometry.GeometricCheck;
import io.github.visionfromtext.core.checkup.geometry.GeometryScores;
import io.github.visionfromtext.core.checkup.geometry.Verdict;
import io.github.visionfromtext.core.checkup.geometry.figure.Seen;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRendererProvider;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawTrace;
import io.github.visionfromtext.drawing.RenderLimits;
import io.github.visionfromtext.drawing.RenderOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes as a language model really draws them, with gradients, shadows and textures. */
class CorpusGeometryTest {
    /** Time is generous, so that a busy machine fails no test. */
    private static final RenderOptions OPTIONS =
            RenderOptions.defaults().with(new RenderLimits(Duration.ofMinutes(2), 512L << 20, 1_000_000, 64L << 20));

    @ParameterizedTest
    @ValueSource(strings = {"svg", "processing", "turtle", "matplotlib", "tikz"})
    void tracesDecideMoreThanPicturesAndContradictThemNever(String language) {
        CodeRendererProvider provider = CodeRenderers.providers().stream()
                .filter(each -> each.language().name().equals(language))
                .findFirst()
                .orElseThrow();
        Availability availability = provider.availability();
        assumeTrue(availability.usable(), () -> availability.reason() + "; to run this test: " + availability.remedy());
        List<Finding> traced = new ArrayList<>();
        List<Finding> pictured = new ArrayList<>();
        List<Concept> shapes = BundledCorpus.CLAUDE.concepts().stream()
                .filter(concept -> concept.category() == Category.SHAPES)
                .toList();
        try (CodeRenderer renderer = provider.create()) {
            List<Drawing> drawings = new Draw(BundledCorpus.CLAUDE.replay(), renderer, new Draw.Settings(1, 0, OPTIONS))
                    .draw(shapes, ProgressListener.NONE, new CancellationToken());
            for (Drawing drawing : drawings) {
                String sentence = drawing.concept().text();
                Optional<DrawTrace> trace = renderer.trace(drawing.program(), OPTIONS);
                if (trace.isPresent()) {
                    traced.addAll(GeometricCheck.check(sentence, Seen.of(trace.get())));
                    pictured.addAll(GeometricCheck.check(
                            sentence, Seen.of(drawing.rendering().requireImage())));
                }
            }
        }
        assertThat(contradictions(traced, pictured)).isEmpty();
        GeometryScores byTrace = GeometryScores.of(traced);
        GeometryScores byPicture = GeometryScores.of(pictured);
        assertThat(byTrace.rate().count()).isGreaterThan(25);
        assertThat(byTrace.rate().value()).isGreaterThan(0.9);
        assertThat(byPicture.rate().value()).isGreaterThan(0.9);
        assertThat(byTrace.undecided().value()).isLessThan(byPicture.undecided().value());
    }

    private static List<String> contradictions(List<Finding> traced, List<Finding> pictured) {
        List<String> contradictions = new ArrayList<>();
        for (int i = 0; i < traced.size(); i++) {
            Verdict one = traced.get(i).verdict();
            Verdict other = pictured.get(i).verdict();
            if (one != other && one != Verdict.UNDECIDED && other != Verdict.UNDECIDED) {
                contradictions.add(traced.get(i) + " but " + pictured.get(i));
            }
        }
        return contradictions;
    }
}
