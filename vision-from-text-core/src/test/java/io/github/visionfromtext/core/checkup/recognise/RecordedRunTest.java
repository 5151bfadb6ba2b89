package io.github.visionfromtext.core.checkup.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.core.checkup.model.ReplayedModel;
import io.github.visionfromtext.core.checkup.score.RecognitionScores;
import io.github.visionfromtext.core.checkup.sketch.BundledSketches;
import io.github.visionfromtext.core.checkup.sketch.SketchPrograms;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A true run, counted again from its replies: SmolLM2-135M-Instruct (Q4_1, 16 tokens a reply) was asked about two drawings each
 * of twenty things, written in SVG. It recognises next to nothing.
 */
class RecordedRunTest {
    private static final List<String> NAMES = List.of(
            "apple",
            "bicycle",
            "bird",
            "book",
            "car",
            "cat",
            "chair",
            "clock",
            "cup",
            "envelope",
            "fish",
            "flower",
            "hat",
            "house",
            "key",
            "ladder",
            "moon",
            "star",
            "table",
            "tree");

    private static RecognitionScores recount(String setting) throws URISyntaxException {
        Recognise.Settings settings = new Recognise.Settings(
                Recognise.Setting.valueOf(setting.toUpperCase(Locale.ROOT)), 5, 0, Synonyms.bundled());
        List<NamedProgram> programs = BundledSketches.all().stream()
                .filter(sketch -> NAMES.contains(sketch.word()))
                .map(sketch -> new NamedProgram(
                        sketch.word(),
                        SketchPrograms.write(sketch, DrawingLanguage.SVG, SketchPrograms.Style.defaults())))
                .toList();
        String resource = "/recognised/smollm2-135m-instruct-q4_1-" + setting + ".jsonl";
        Path replies = Path.of(Objects.requireNonNull(RecordedRunTest.class.getResource(resource))
                .toURI());
        List<Recognition> recognitions = new Recognise(new ReplayedModel(replies), NAMES, settings)
                .recognise(programs, ProgressListener.NONE, new CancellationToken());
        assertThat(recognitions).hasSize(40);
        return RecognitionScores.of(recognitions, NAMES.size());
    }

    @Test
    void withAListOfFiveNamesItDoesNotBeatGuessing() throws URISyntaxException {
        RecognitionScores scores = recount("closed");
        assertThat(scores.accuracy().value()).isEqualTo(9 / 40.0);
        assertThat(scores.accuracy().low()).isCloseTo(0.123, within(5e-4));
        assertThat(scores.accuracy().high()).isCloseTo(0.375, within(5e-4));
        assertThat(scores.unreadable().value()).isEqualTo(10 / 40.0);
        assertThat(scores.chance()).isEqualTo(0.2);
    }

    @Test
    void withoutAListItNamesNothing() throws URISyntaxException {
        RecognitionScores scores = recount("open");
        assertThat(scores.accuracy().value()).isZero();
        assertThat(scores.accuracy().high()).as("none of 40").isCloseTo(0.088, within(5e-4));
        assertThat(scores.unreadable().value()).isEqualTo(4 / 40.0);
        assertThat(scores.chance()).isEqualTo(0.05);
    }
}
