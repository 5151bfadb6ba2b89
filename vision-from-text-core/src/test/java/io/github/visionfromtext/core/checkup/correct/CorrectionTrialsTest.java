package io.github.visionfromtext.core.checkup.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.Scripted;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.core.checkup.model.Question;
import io.github.visionfromtext.drawing.RenderOptions;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CorrectionTrialsTest {
    private static final RenderOptions SMALL = RenderOptions.defaults().withSize(8);

    private static CorrectionTrial run(Scripted.Model model, Feedback feedback, int rounds, double temperature) {
        return new CorrectionTrials(
                        model,
                        new Scripted.Renderer(),
                        new CorrectionTrials.Settings(rounds, feedback, temperature, SMALL))
                .run(new Concept(Category.OBJECTS, "chair"), new CancellationToken());
    }

    @Test
    void theControlAsksAsOftenAsCorrectionDid() {
        Scripted.Model improve = new Scripted.Model(
                Scripted.svg("a"), Scripted.svg("b"), Scripted.svg("c"), Scripted.svg("d"), Scripted.svg("e"));
        CorrectionTrial trial = run(improve, Feedback.IMPROVE, 2, 0.7);
        assertThat(Objects.requireNonNull(trial.correction()).rounds()).hasSize(3);
        assertThat(trial.redraws()).hasSize(2);
        assertThat(improve.asked.subList(3, 5))
                .extracting(Question::temperature)
                .containsExactly(0.7, 0.7);
        assertThat(improve.asked.subList(3, 5)).extracting(Question::sample).containsExactly(0, 1);
        assertThat(improve.asked.get(4).messages())
                .isEqualTo(improve.asked.get(0).messages());

        Scripted.Model critic = new Scripted.Model(
                Scripted.svg("a"), "Add legs.", Scripted.svg("b"), Scripted.svg("d"), Scripted.svg("e"));
        assertThat(run(critic, Feedback.CRITIC_AND_WRITER, 1, 0.7).redraws()).hasSize(2);
        assertThat(critic.asked).hasSize(5);
    }

    @Test
    void withoutATemperatureThereIsNoControl() {
        Scripted.Model model = new Scripted.Model(Scripted.svg("a"), Scripted.svg("b"));
        assertThat(run(model, Feedback.IMPROVE, 1, 0).redraws()).isEmpty();
    }

    @Test
    void whatDrawsNothingIsNotCorrected() {
        Scripted.Model model = new Scripted.Model("I cannot draw.");
        CorrectionTrial trial = run(model, Feedback.IMPROVE, 5, 1);
        assertThat(trial.correction()).isNull();
        assertThat(trial.first().outcome()).isEqualTo("NO_CODE");
    }

    @Test
    void settingsBelowZeroAreRefused() {
        assertThatThrownBy(() -> new CorrectionTrials.Settings(-1, Feedback.IMPROVE, 0, SMALL))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new CorrectionTrials.Settings(1, Feedback.IMPROVE, Double.NaN, SMALL))
                .isInstanceOf(InvalidInputException.class);
    }
}
