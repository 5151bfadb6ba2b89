package io.github.visionfromtext.examples.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.corpus.BundledCorpus;
import io.github.visionfromtext.core.checkup.corpus.RecordedCorrection;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.drawing.CodeRenderer;
import io.github.visionfromtext.drawing.CodeRenderers;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled corpus renders as it did when it was recorded. */
class BundledCorpusTest {
    static Stream<Arguments> languages() {
        return Arrays.stream(BundledCorpus.values())
                .flatMap(corpus -> corpus.languages().stream().map(language -> Arguments.of(corpus, language)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyReplyIsFoundAndRendersAsRecorded(BundledCorpus corpus, DrawingLanguage language) throws IOException {
        Assumptions.assumeTrue(isUsable(language), language + " cannot be rendered here; vft doctor says why");
        List<String> outcomes = new ArrayList<>();
        try (LanguageModel model = corpus.replay();
                CodeRenderer renderer = CodeRenderers.open(language)) {
            CorpusRun run = new CorpusRun(model, renderer);
            for (Concept concept : corpus.concepts()) {
                Drawing drawing = run.draw(concept);
                outcomes.add(CorpusRun.outcome(drawing));
                List<RecordedCorrection> corrections = corpus.corrections().stream()
                        .filter(correction -> correction.language().equals(language))
                        .filter(correction -> correction.concept().equals(concept))
                        .toList();
                int redraws = corrections.stream()
                        .mapToInt(RecordedCorrection::redraws)
                        .max()
                        .orElse(0);
                outcomes.addAll(run.redraw(concept, redraws));
                corrections.forEach(correction ->
                        outcomes.addAll(run.correct(drawing, correction.feedback(), correction.rounds())));
            }
        }
        assertThat(outcomes).containsExactlyElementsOf(expected(corpus, language));
    }

    private static boolean isUsable(DrawingLanguage language) {
        return CodeRenderers.providers().stream()
                .filter(provider -> provider.language().equals(language))
                .anyMatch(provider -> provider.availability().usable());
    }

    private static List<String> expected(BundledCorpus corpus, DrawingLanguage language) throws IOException {
        try (InputStream in = BundledCorpusTest.class.getResourceAsStream(corpus + "/" + language + ".outcomes.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
