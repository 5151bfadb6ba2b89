package io.github.visionfromtext.core.checkup.geometry.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkup.concept.Attribute;
import io.github.visionfromtext.core.checkup.concept.ShapeGrammar;
import org.junit.jupiter.api.Test;

class SentenceTest {
    @Test
    void everySentenceOfTheGrammarIsTakenApart() {
        for (ShapeGrammar.Sentence sentence : ShapeGrammar.sample(3000, 11)) {
            assertThat(Sentence.of(sentence.text())).as(sentence.text()).isPresent();
            Sentence parsed = Sentence.of(sentence.text()).orElseThrow();
            assertThat(parsed.count() > 1)
                    .as(sentence.text())
                    .isEqualTo(sentence.attributes().contains(Attribute.COUNT)
                            || sentence.attributes().contains(Attribute.SYMMETRIC));
            assertThat(parsed.layout() == Layout.GRID)
                    .isEqualTo(sentence.attributes().contains(Attribute.GRID));
        }
    }
}
