package io.github.visionfromtext.core.checkup.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimplificationTest {
    private static Stroke stroke(JsonNode points) {
        List<Stroke.Point> all = new ArrayList<>();
        points.forEach(point ->
                all.add(new Stroke.Point(point.get(0).asDouble(), point.get(1).asDouble())));
        return new Stroke(all);
    }

    @Test
    void linesKeepThePointsThatGeosKeeps() throws IOException {
        int compared = 0;
        for (JsonNode line : Fixtures.json("simplification/golden.json").get("lines")) {
            Stroke whole = stroke(line.get("points"));
            for (JsonNode kept : line.get("kept")) {
                double tolerance = kept.get("tolerance").asDouble();
                assertThat(Simplification.simplify(whole, tolerance))
                        .as("%d points, tolerance %s", whole.points().size(), tolerance)
                        .isEqualTo(stroke(kept.get("points")));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(18);
    }

    @Test
    void aLineThatNestsAsDeepAsItIsLongIsSimplified() {
        List<Stroke.Point> growing = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            growing.add(new Stroke.Point(i, (i % 2) * i));
        }
        assertThat(Simplification.simplify(new Stroke(growing), 0.1).points()).hasSizeGreaterThan(4990);
    }

    @Test
    void dotsStayAndTolerancesMakeSense() {
        Stroke dot = new Stroke(List.of(new Stroke.Point(3, 4)));
        assertThat(Simplification.simplify(dot, 2)).isEqualTo(dot);
        assertThatThrownBy(() -> Simplification.simplify(dot, -1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Simplification.simplify(dot, Double.NaN)).isInstanceOf(InvalidInputException.class);
    }
}
