package io.github.visionfromtext.examples.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
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
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.RenderOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shapes as a language model really draws them, with gradients, shadows and textures. */
class CorpusGeometryTest {
    @Test
    void traceAndPictureNeverContradictEachOther() {
        List<Finding> traced = new ArrayList<>();
        List<Finding> pictured = new ArrayList<>();
        RenderOptions options = RenderOptions.defaults();
        List<Concept> shapes = BundledCorpus.CLAUDE.concepts().stream()
                .filter(concept -> concept.category() == Category.SHAPES)
                .toList();
        try (CodeRenderer renderer = CodeRenderers.open(DrawingLanguage.SVG)) {
            List<Drawing> drawings = new Draw(BundledCorpus.CLAUDE.replay(), renderer, Draw.Settings.once())
                    .draw(shapes, ProgressListener.NONE, new CancellationToken());
            for (Drawing drawing : drawings) {
                String sentence = drawing.concept().text();
                Seen trace = Seen.of(renderer.trace(drawing.program(), options).orElseThrow());
                traced.addAll(GeometricCheck.check(sentence, trace));
                pictured.addAll(GeometricCheck.check(
                        sentence, Seen.of(drawing.rendering().requireImage())));
            }
        }
        List<String> contradictions = new ArrayList<>();
        for (int i = 0; i < traced.size(); i++) {
            Verdict one = traced.get(i).verdict();
            Verdict other = pictured.get(i).verdict();
            if (one != other && one != Verdict.UNDECIDED && other != Verdict.UNDECIDED) {
                contradictions.add(traced.get(i) + " but " + pictured.get(i));
            }
        }
        assertThat(contradictions).isEmpty();
        GeometryScores byTrace = GeometryScores.of(traced);
        GeometryScores byPicture = GeometryScores.of(pictured);
        assertThat(byTrace.rate().count()).isGreaterThan(25);
        assertThat(byTrace.rate().value()).isGreaterThan(0.9);
        assertThat(byPicture.rate().value()).isGreaterThan(0.9);
        assertThat(byTrace.undecided().value()).isLessThan(byPicture.undecided().value());
    }
}
