package io.github.visionfromtext.core.checkup.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.BundledConcepts;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.LanguageModelException;
import io.github.visionfromtext.core.checkup.model.Question;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in the corpus; that it renders is tested where the renderers are. */
class BundledCorpusTest {
    @Test
    void conceptsAreShapesObjectsAndScenesInEqualNumbers() {
        List<Concept> concepts = BundledCorpus.CLAUDE.concepts();
        Map<Category, Long> counts =
                concepts.stream().collect(Collectors.groupingBy(Concept::category, Collectors.counting()));
        assertThat(concepts).hasSize(48).doesNotHaveDuplicates();
        assertThat(counts)
                .containsOnly(
                        Map.entry(Category.SHAPES, 16L),
                        Map.entry(Category.OBJECTS, 16L),
                        Map.entry(Category.SCENES, 16L));
        assertThat(BundledConcepts.objects()).containsAll(of(concepts, Category.OBJECTS));
        assertThat(BundledConcepts.scenes()).containsAll(of(concepts, Category.SCENES));
    }

    private static List<Concept> of(List<Concept> concepts, Category category) {
        return concepts.stream()
                .filter(concept -> concept.category() == category)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(BundledCorpus.class)
    void correctionsAreOfWhatWasDrawn(BundledCorpus corpus) {
        assertThat(corpus.languages()).isNotEmpty();
        assertThat(corpus.corrections()).allSatisfy(correction -> {
            assertThat(corpus.languages()).contains(correction.language());
            assertThat(corpus.concepts()).contains(correction.concept());
            assertThat(correction.rounds()).isPositive();
        });
    }

    @ParameterizedTest
    @EnumSource(BundledCorpus.class)
    void onlyWhatWasRecordedIsAnswered(BundledCorpus corpus) {
        try (LanguageModel model = corpus.replay()) {
            assertThatThrownBy(() -> model.reply(Question.of("Who are you?"), new CancellationToken()))
                    .isInstanceOf(LanguageModelException.class)
                    .hasMessageContaining("bundled corpus " + corpus);
        }
    }

    @Test
    void corporaAreFoundByName() {
        assertThat(BundledCorpus.named("Claude")).isEqualTo(BundledCorpus.CLAUDE);
        assertThatThrownBy(() -> BundledCorpus.named("eliza"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("eliza")
                .hasMessageContaining("claude");
    }
}
