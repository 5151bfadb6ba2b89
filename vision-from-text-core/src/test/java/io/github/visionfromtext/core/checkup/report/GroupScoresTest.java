package io.github.visionfromtext.core.checkup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkup.geometry.FactKind;
import io.github.visionfromtext.core.checkup.geometry.Finding;
import io.github.visionfromtext.core.checkup.geometry.Verdict;
import io.github.visionfromtext.core.checkup.score.FidelitySummary;
import io.github.visionfromtext.core.checkup.score.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GroupScoresTest {
    @Test
    void onlyAnswersToPlainRequestsCount() {
        List<GroupScores> groups = GroupScores.of(
                List.of(
                        Attempts.of("cat", Series.DRAW, 0, "OK"),
                        Attempts.of("dog", Series.CORRECT, 0, "NO_CODE"),
                        Attempts.of("dog", Series.CORRECT, 1, "OK"),
                        Attempts.of("dog", Series.REDRAW, 1, "OK")),
                0);
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.drawings()).isEqualTo(2);
            assertThat(group.outcomes()).isEqualTo(Map.of("OK", 1, "NO_CODE", 1));
            assertThat(group.executable().value()).isEqualTo(0.5);
            assertThat(group.fidelity()).isNull();
        });
    }

    @Test
    void fidelityIsToldWithFailuresAndWithout() {
        GroupScores group = GroupScores.of(
                        List.of(
                                Attempts.judged("cat", Series.DRAW, 0, 90),
                                Attempts.judged("dog", Series.DRAW, 0, 70),
                                Attempts.of("cow", Series.DRAW, 0, "TIMEOUT")),
                        0)
                .get(0);
        FidelitySummary fidelity = Objects.requireNonNull(group.fidelity());
        assertThat(fidelity.executed().median().value()).isEqualTo(80);
        assertThat(fidelity.all().median().value()).isEqualTo(70);
    }

    @Test
    void whateverElseWasMeasuredIsAveraged() {
        Attempt measured = Attempts.of("cat", Series.DRAW, 0, "OK").withScores(Map.of("count", 1.0));
        Attempt missed = Attempts.of("dog", Series.DRAW, 0, "OK").withScores(Map.of("count", 0.0, "colour", 1.0));
        GroupScores group = GroupScores.of(List.of(measured, missed, Attempts.of("cow", Series.DRAW, 0, "OK")), 0)
                .get(0);
        assertThat(group.scores().get("count").value()).isEqualTo(0.5);
        assertThat(group.scores().get("colour").count()).isEqualTo(1);
    }

    @Test
    void decidedFactsCountTogether() {
        Finding holds = new Finding(FactKind.COUNT, "three", Verdict.HOLDS, "3");
        Finding fails = new Finding(FactKind.COLOUR, "red", Verdict.FAILS, "blue");
        Finding open = new Finding(FactKind.FORM, "star", Verdict.UNDECIDED, "");
        Attempt cat = Attempts.of("cat", Series.DRAW, 0, "OK").with(new Geometry(List.of(holds, fails, open), "trace"));
        Attempt dog = Attempts.of("dog", Series.DRAW, 0, "OK").with(new Geometry(List.of(holds, holds), "picture"));
        Interval facts = GroupScores.of(List.of(cat, dog), 0).get(0).scores().get(GroupScores.GEOMETRY);
        assertThat(facts.value()).isEqualTo(0.75);
        assertThat(facts.count()).isEqualTo(4);
    }
}
