package io.github.visionfromtext.core.checkup.report;

import static io.github.visionfromtext.core.checkup.report.Series.CORRECT;
import static io.github.visionfromtext.core.checkup.report.Series.REDRAW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkup.report.CorrectionSummary.Control;
import io.github.visionfromtext.core.checkup.report.CorrectionSummary.Round;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CorrectionSummaryTest {
    @Test
    void failuresKeepWhatThereWasAndSeriesThatEndEarlyStayWhereTheyWere() {
        CorrectionSummary summary = CorrectionSummary.of(
                List.of(
                        Attempts.of("cat", CORRECT, 0, "PARSE_ERROR"),
                        Attempts.judged("cat", CORRECT, 1, 80),
                        Attempts.judged("cat", CORRECT, 2, 60),
                        Attempts.judged("dog", CORRECT, 0, 40)),
                0);
        assertThat(summary.rounds()).extracting(Round::number).containsExactly(0, 1, 2);
        assertThat(summary.rounds()).extracting(round -> round.drawn().value()).containsExactly(0.5, 1.0, 1.0);
        assertThat(summary.rounds()).extracting(round -> round.last().value()).containsExactly(20.0, 60.0, 50.0);
        assertThat(summary.rounds()).extracting(round -> round.best().value()).containsExactly(20.0, 60.0, 60.0);
        assertThat(summary.control()).isNull();
    }

    @Test
    void theControlStartsFromTheSameFirstDrawing() {
        Control control = Objects.requireNonNull(CorrectionSummary.of(
                        List.of(
                                Attempts.judged("cat", CORRECT, 0, 50),
                                Attempts.judged("cat", CORRECT, 1, 90),
                                Attempts.judged("cat", REDRAW, 1, 30),
                                Attempts.of("cat", REDRAW, 2, "TIMEOUT")),
                        0)
                .control());
        assertThat(control.last().value()).isEqualTo(30);
        assertThat(control.best().value()).isEqualTo(50);
        assertThat(control.lastGain().value()).isEqualTo(60);
        assertThat(control.bestGain().value()).isEqualTo(40);
    }

    @Test
    void withoutAJudgeOnlyPicturesAreCounted() {
        CorrectionSummary summary = CorrectionSummary.of(
                List.of(Attempts.of("cat", CORRECT, 0, "OK"), Attempts.of("cat", REDRAW, 1, "OK")), 0);
        assertThat(summary.rounds().get(0).drawn().value()).isEqualTo(1);
        assertThat(summary.rounds().get(0).last().count()).isZero();
        assertThat(summary.control()).isNull();
    }

    @Test
    void nothingSummarisesToNothing() {
        assertThat(CorrectionSummary.of(List.of(), 0).rounds()).isEmpty();
    }
}
