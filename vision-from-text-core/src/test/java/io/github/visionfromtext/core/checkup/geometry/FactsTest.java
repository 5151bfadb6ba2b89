package io.github.visionfromtext.core.checkup.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkup.concept.ShapeGrammar;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {
    @Test
    void mostSentencesHaveFactsThatCanBeChecked() {
        List<ShapeGrammar.Sentence> sample = ShapeGrammar.sample(1500, 2);
        assertThat(sample.stream()
                        .filter(one -> !GeometricCheck.facts(one.text()).isEmpty()))
                .hasSizeGreaterThan(1200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a red circle | there is one figure; one is red; one is a circle",
                "a circle above an orange star | there are 2 figures; one is a circle; one is orange; one is a star;"
                        + " the circle is above the orange star",
                "five small blue dots in a ring | there are 5 figures; 5 are blue; 5 are each a dot; they are arranged as ring",
                "two tori touching each other | ",
                "three hearts in a row | there are 3 figures; they are arranged as row",
                "a striped red heart | ",
                "a stretched red square | there is one figure; one is red",
                "a half-transparent red square | there is one figure; one is a square",
                "a thick red outline of an ellipse | there is one figure; one is red; one is an ellipse; the red ellipse is"
                        + " hollow",
                "a green arrow and its mirror image on the other side | there are 2 figures; 2 are green; the drawing is its"
                        + " own mirror image",
                "a cat on a mat | ",
            })
    void factsAreWhatASentenceSays(String sentence, String facts) {
        String found = String.join(
                "; ", GeometricCheck.facts(sentence).stream().map(Fact::text).toList());
        assertThat(found).isEqualTo(facts == null ? "" : facts);
    }
}
