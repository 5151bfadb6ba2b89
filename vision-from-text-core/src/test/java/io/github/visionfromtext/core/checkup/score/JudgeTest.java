package io.github.visionfromtext.core.checkup.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final List<String> COLOURS = List.of("red", "blue", "green");

    private static Concept concept(String text) {
        return new Concept(Category.SHAPES, text);
    }

    private static Judge judge(List<String> captions) {
        List<Concept> concepts = captions.stream().map(JudgeTest::concept).toList();
        return Judge.of(new ColourSpace(), concepts, new CancellationToken());
    }

    @Test
    void theNearestCaptionIsTheFirst() {
        Judge judge = judge(COLOURS);
        Image orange = Image.filled(2, 2, new Color(1, 0.5f, 0.1f));
        assertThat(judge.candidates(Category.SHAPES)).isEqualTo(3);
        assertThat(judge.fidelity(orange, concept("red"))).isEqualTo(new Fidelity(100, 1));
        assertThat(judge.fidelity(orange, concept("green"))).isEqualTo(new Fidelity(50, 2));
        assertThat(judge.fidelity(orange, concept("blue"))).isEqualTo(new Fidelity(0, 3));
        assertThat(judge.fidelity(Image.filled(2, 2, Color.WHITE), concept("red")))
                .isEqualTo(new Fidelity(50, 2));
    }

    @Test
    void captionsThatAreEqualCountOnce() {
        assertThat(judge(List.of("red", "blue", "red")).candidates(Category.SHAPES))
                .isEqualTo(2);
        assertThatThrownBy(() -> judge(List.of("red", "red")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("only caption of shapes");
    }

    @Test
    void anUnknownCaptionIsRefused() {
        assertThatThrownBy(() -> judge(COLOURS).fidelity(Image.filled(2, 2, Color.WHITE), concept("pink")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"pink\" is not among the 3 candidates of shapes");
    }

    @Test
    void captionsCompeteWithinTheirCategory() {
        List<Concept> concepts = List.of(
                concept("red"),
                concept("blue"),
                new Concept(Category.OBJECTS, "red"),
                new Concept(Category.OBJECTS, "green"));
        Judge judge = Judge.of(new ColourSpace(), concepts, new CancellationToken());
        Image orange = Image.filled(2, 2, new Color(1, 0.5f, 0.1f));
        assertThat(judge.candidates(Category.OBJECTS)).isEqualTo(2);
        assertThat(judge.candidates(Category.SCENES)).isZero();
        assertThat(judge.fidelity(orange, concept("blue"))).isEqualTo(new Fidelity(0, 2));
        assertThatThrownBy(() -> judge.fidelity(orange, concept("green"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> judge.fidelity(orange, new Concept(Category.SCENES, "red")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 candidates of scenes");
        assertThatThrownBy(() -> judge(List.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void failuresAreLeftOutOrCountAsNothing() {
        List<Optional<Fidelity>> drawings = List.of(
                Optional.of(new Fidelity(100, 1)),
                Optional.of(new Fidelity(80, 6)),
                Optional.of(new Fidelity(90, 3)),
                Optional.empty());
        FidelitySummary summary = FidelitySummary.of(drawings, 0);
        assertThat(summary.executable().value()).isEqualTo(0.75);
        assertThat(summary.executed().median().value()).isEqualTo(90);
        assertThat(summary.executed().mean().value()).isEqualTo(90);
        assertThat(summary.executed().recallAt10().value()).isEqualTo(1);
        assertThat(summary.all().median().value()).isEqualTo(85);
        assertThat(summary.all().mean().value()).isEqualTo(67.5);
        assertThat(summary.all().mean().low()).isBetween(0.0, 67.5);
        assertThat(summary.all().recallAt1().value()).isEqualTo(0.25);
        assertThat(summary.all().recallAt5().value()).isEqualTo(0.5);
        assertThat(summary.all().recallAt10().value()).isEqualTo(0.75);
    }

    @Test
    void ofNothingThereIsNoScore() {
        FidelitySummary summary = FidelitySummary.of(List.of(Optional.empty()), 0);
        assertThat(summary.executed().median().count()).isZero();
        assertThat(summary.all().mean().value()).isZero();
    }
}
