package io.github.visionfromtext.core.checkup.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.Scripted;
import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.concept.Concept;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.core.checkup.correct.Correct.Round;
import io.github.visionfromtext.core.checkup.correct.Correction.Ending;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.RenderOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectTest {
    private static final Concept CHAIR = new Concept(Category.OBJECTS, "chair");

    private static Correction correct(Scripted.Model model, Feedback feedback, String first, int rounds) {
        Correct correct = new Correct(
                model,
                new Scripted.Renderer(),
                feedback,
                RenderOptions.defaults().withSize(8));
        DrawingProgram program = DrawingProgram.of(DrawingLanguage.SVG, Scripted.source(first));
        return correct.correct(CHAIR, program, rounds, new CancellationToken());
    }

    private static List<String> sources(List<Round> rounds) {
        return rounds.stream().map(round -> round.program().source()).toList();
    }

    @Test
    void theModelImprovesItsOwnProgram() {
        Scripted.Model model = new Scripted.Model(Scripted.svg("b"), Scripted.svg("c"));
        Correction correction = correct(model, Feedback.IMPROVE, "a", 2);
        assertThat(sources(correction.rounds()))
                .containsExactly(Scripted.source("a"), Scripted.source("b"), Scripted.source("c"));
        assertThat(correction.rounds().stream().map(Round::number)).containsExactly(0, 1, 2);
        assertThat(correction.ending()).isEqualTo(Ending.ROUNDS_USED);
        assertThat(correction.calls()).isEqualTo(2);
        assertThat(model.lastQuestion())
                .contains("chair")
                .contains(Scripted.source("b").strip())
                .contains("Improve");
    }

    @Test
    void aCriticSaysWhatTheWriterDoes() {
        Scripted.Model model = new Scripted.Model(" Add a backrest.\n", Scripted.svg("b"));
        Correction correction = correct(model, Feedback.CRITIC_AND_WRITER, "a", 1);
        assertThat(correction.calls()).isEqualTo(2);
        assertThat(correction.rounds().get(1).wish()).isEqualTo("Add a backrest.");
        assertThat(model.asked.get(0).messages().get(0).text()).contains("flaw");
        assertThat(model.lastQuestion()).contains("Add a backrest.");
    }

    @Test
    void errorsGoBackToTheModelAndTheLastGoodIsKept() {
        Scripted.Model model = new Scripted.Model(Scripted.svg("broken"), Scripted.svg("c"));
        Correction correction = correct(model, Feedback.IMPROVE, "a", 2);
        assertThat(model.lastQuestion()).contains("line 1: something is broken");
        List<Round> rounds = correction.rounds();
        assertThat(correction.lastGood()).hasValue(rounds.get(2));
        assertThat(new Correction(rounds.subList(0, 2), 1, Ending.ROUNDS_USED).lastGood())
                .hasValue(rounds.get(0));
    }

    @Test
    void errorsNeedNoCritic() {
        Scripted.Model model = new Scripted.Model(Scripted.svg("b"), "Add legs.", Scripted.svg("c"));
        Correction correction = correct(model, Feedback.CRITIC_AND_WRITER, "broken", 2);
        assertThat(correction.calls()).isEqualTo(3);
        assertThat(correction.rounds().stream().map(Round::wish))
                .containsExactly(
                        "", "Mend what went wrong when the program ran: line 1: something is broken", "Add legs.");
    }

    @Test
    void twoFailuresEndIt() {
        Scripted.Model model = new Scripted.Model(Scripted.svg("broken 1"), Scripted.svg("broken 2"));
        Correction correction = correct(model, Feedback.IMPROVE, "a", 9);
        assertThat(correction.rounds()).hasSize(3);
        assertThat(correction.ending()).isEqualTo(Ending.FAILED_TWICE);
        assertThat(correction.lastGood()).hasValue(correction.rounds().get(0));
        Scripted.Model hopeless = new Scripted.Model(Scripted.svg("broken 2"));
        assertThat(correct(hopeless, Feedback.IMPROVE, "broken", 9).rounds()).hasSize(2);
    }

    @Test
    void aModelThatChangesNothingIsAskedNoMore() {
        Scripted.Model same = new Scripted.Model(Scripted.svg("a"));
        Correction unchanged = correct(same, Feedback.IMPROVE, "a", 9);
        assertThat(unchanged.rounds()).hasSize(1);
        assertThat(unchanged.ending()).isEqualTo(Ending.NOTHING_CHANGED);
        assertThat(unchanged.calls()).isEqualTo(1);
        Scripted.Model silent = new Scripted.Model("It is perfect.");
        assertThat(correct(silent, Feedback.IMPROVE, "a", 9).rounds()).hasSize(1);
        Scripted.Model unasked = new Scripted.Model();
        assertThat(correct(unasked, Feedback.IMPROVE, "a", 0).rounds()).hasSize(1);
        assertThatThrownBy(() -> correct(unasked, Feedback.IMPROVE, "a", -1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void fencesInAProgramDoNotEndItsBlock() {
        Scripted.Model model = new Scripted.Model("no");
        correct(model, Feedback.IMPROVE, "```", 1);
        assertThat(model.lastQuestion())
                .contains("````\n" + Scripted.source("```").strip() + "\n````");
    }
}
