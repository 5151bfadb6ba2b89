package io.github.visionfromtext.core.checkup.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTextTest {
    @ParameterizedTest
    @CsvSource({
        "A Cat., cat",
        "the  CATS!, cat",
        "'**Ice-Cream**', ice cream",
        "Eyeglasses, eyeglass",
        "butterflies, butterfly",
        "bus, bus",
        "Boxes, box",
        "Leaves, leaf",
        "an hourglass, hourglass",
        "The Great Wall of China, great wall of china",
        "T-shirts, t shirt",
        "Bird’s, bird s",
    })
    void namesAreComparedWithoutCaseArticlePunctuationAndPlural(String text, String normal) {
        assertThat(AnswerText.normalise(text)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat",
                "A cat.",
                "**Cat**",
                "Answer: cat",
                "Answer:\n\ncat",
                "The answer is: a cat",
                "It's a cat!",
                "This is a drawing of a cat.",
                "The code draws a cat, because of the whiskers.",
                "This program appears to be a sketch of the cat (seen from the front).",
                "The drawing that the code draws is a cat.",
                "I think it looks like a cat.",
                "The object is a cat\nIt has two ears.",
                "```\ncat\n```",
            })
    void theNameInAReplyIsFound(String reply) {
        assertThat(AnswerText.candidates(reply)).contains("cat");
    }

    @Test
    void theLiteralReadingComesFirst() {
        assertThat(AnswerText.candidates("Object")).isEmpty();
        assertThat(AnswerText.candidates("Picture frame")).containsExactly("picture frame");
        assertThat(AnswerText.candidates("St. Bernard dog")).containsExactly("st bernard dog", "st");
        assertThat(AnswerText.candidates(" \n...\n")).isEmpty();
        assertThat(AnswerText.candidates("")).isEmpty();
    }

    @Test
    void endlessRepliesAreReadAtTheirBeginning() {
        assertThat(AnswerText.candidates("it is ".repeat(1_000_000) + "a cat")).doesNotContain("cat");
        assertThat(AnswerText.candidates("cat\n" + "the ".repeat(1_000_000))).containsExactly("cat");
    }
}
