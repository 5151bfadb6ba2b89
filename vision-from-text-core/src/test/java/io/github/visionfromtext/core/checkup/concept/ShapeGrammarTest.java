package io.github.visionfromtext.core.checkup.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.ShapeGrammar.Sentence;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeGrammarTest {
    @Test
    void thereAreMoreThanFourHundredThousandSentencesAndTheyDiffer() {
        Set<String> seen = new HashSet<>();
        int written = 0;
        for (ShapeFamily family : ShapeFamily.values()) {
            for (Choices kind : ShapeGrammar.templates(family)) {
                long step = Math.max(1, kind.size() / 60_000);
                for (long i = 0; i < kind.size(); i += step) {
                    seen.add(kind.get(i).text());
                    written++;
                }
            }
        }
        assertThat(ShapeGrammar.size()).isGreaterThan(400_000);
        assertThat(written).isGreaterThan(400_000);
        assertThat(seen).hasSize(written);
    }

    @ParameterizedTest
    @EnumSource(ShapeFamily.class)
    void singleFiguresDifferAllOfThem(ShapeFamily family) {
        Choices figures = ShapeWords.figure(family);
        Set<String> seen = new HashSet<>();
        for (long i = 0; i < figures.size(); i++) {
            seen.add(figures.get(i).text());
        }
        assertThat(seen).hasSize((int) figures.size());
    }

    @Test
    void everyAttributeIsAskedFor() {
        Set<Attribute> asked = ShapeGrammar.sample(1500, 0).stream()
                .flatMap(sentence -> sentence.attributes().stream())
                .collect(Collectors.toSet());
        assertThat(Attribute.values()).hasSize(32);
        assertThat(asked).containsExactlyInAnyOrder(Attribute.values());
    }

    @Test
    void aSampleIsSpreadEvenlyAndHasNoTwins() {
        List<Sentence> sample = ShapeGrammar.sample(1500, 7);
        Map<ShapeFamily, Long> counts =
                sample.stream().collect(Collectors.groupingBy(Sentence::family, Collectors.counting()));
        assertThat(sample).hasSize(1500);
        assertThat(sample.stream().map(Sentence::text).distinct()).hasSize(1500);
        assertThat(counts.keySet()).containsExactlyInAnyOrder(ShapeFamily.values());
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isEqualTo(375L));
    }

    @Test
    void theSeedDecides() {
        assertThat(ShapeGrammar.sample(50, 1)).isEqualTo(ShapeGrammar.sample(50, 1));
        assertThat(ShapeGrammar.sample(50, 1)).isNotEqualTo(ShapeGrammar.sample(50, 2));
        assertThat(ShapeGrammar.sample(0, 1)).isEmpty();
    }

    @Test
    void sentencesReadAsEnglish() {
        List<String> sample =
                ShapeGrammar.sample(2000, 3).stream().map(Sentence::text).toList();
        assertThat(sample).allSatisfy(text -> {
            assertThat(text).doesNotContain("  ").doesNotStartWith(" ").doesNotEndWith(" ");
            assertThat(text).doesNotContainPattern("\\ba [aeio]").doesNotContainPattern("\\ban [^aeio]");
        });
        assertThat(Arrays.asList("two", "a", "an", "three", "four", "five", "six", "seven"))
                .containsAll(sample.stream().map(text -> text.split(" ", 2)[0]).collect(Collectors.toSet()));
    }

    @Test
    void countsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> ShapeGrammar.sample(-1, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ShapeGrammar.sample(10_001, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("10001");
    }
}
