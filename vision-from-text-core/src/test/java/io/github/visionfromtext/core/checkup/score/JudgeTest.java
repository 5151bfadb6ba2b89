package io.github.visionfromtext.core.checkup.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.image.Color;
import io.github.visionfromtext.image.Image;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final List<String> COLOURS = List.of("red", "blue", "green");

    private static Judge judge(List<String> captions) {
        return Judge.of(new ColourSpace(), captions, new CancellationToken());
    }

    @Test
    void theNearestCaptionIsTheFirst() {
        Judge judge = judge(COLOURS);
        Image orange = Image.filled(2, 2, new Color(1, 0.5f, 0.1f));
        assertThat(judge.candidates()).isEqualTo(3);
        assertThat(judge.fidelity(orange, "red")).isEqualTo(new Fidelity(100, 1));
        assertThat(judge.fidelity(orange, "green")).isEqualTo(new Fidelity(50, 2));
        assertThat(judge.fidelity(orange, "blue")).isEqualTo(new Fidelity(0, 3));
        assertThat(judge.fidelity(Image.filled(2, 2, Color.WHITE), "red")).isEqualTo(new Fidelity(50, 2));
    }

    @Test
    void captionsThatAreEqualCountOnce() {
        assertThat(judge(List.of("red", "blue", "red")).candidates()).isEqualTo(2);
        assertThatThrownBy(() -> judge(List.of("red", "red")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 caption");
    }

    @Test
    void anUnknownCaptionIsRefused() {
        assertThatThrownBy(() -> judge(COLOURS).fidelity(Image.filled(2, 2, Color.WHITE), "pink"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"pink\" is not among the 3 candidates");
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
