package io.github.visionfromtext.core.checkup.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeometryScoresTest {
    @Test
    void scoresCountWhatWasDecidedAndSayHowMuchWasNot() {
        List<Finding> findings = List.of(
                new Finding(FactKind.COUNT, "", Verdict.HOLDS, ""),
                new Finding(FactKind.COUNT, "", Verdict.FAILS, ""),
                new Finding(FactKind.FORM, "", Verdict.HOLDS, ""),
                new Finding(FactKind.COLOUR, "", Verdict.UNDECIDED, ""));
        GeometryScores scores = GeometryScores.of(findings);
        assertThat(scores.rate().value()).isEqualTo(2 / 3.0);
        assertThat(scores.rate().count()).isEqualTo(3);
        assertThat(scores.undecided().value()).isEqualTo(0.25);
        assertThat(scores.byKind()).containsOnlyKeys(FactKind.COUNT, FactKind.FORM);
        assertThat(scores.byKind().get(FactKind.COUNT).value()).isEqualTo(0.5);
        assertThat(GeometryScores.of(List.of()).rate().value()).isNaN();
        assertThat(new GeometryScores(scores.rate(), scores.undecided(), Map.of()).byKind())
                .isEmpty();
    }
}
