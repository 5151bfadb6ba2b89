package io.github.visionfromtext.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.embedding.Embedding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {
    private static List<Embedding> features(JsonNode rows) {
        List<Embedding> features = new ArrayList<>();
        for (JsonNode row : rows) {
            float[] values = new float[row.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) row.get(i).asDouble();
            }
            features.add(Embedding.of(values));
        }
        return features;
    }

    @Test
    void agreesWithPytorchFid() throws IOException {
        for (JsonNode expected : Fixtures.json("frechet/frechet.json").get("cases")) {
            List<Embedding> a = features(expected.get("a"));
            List<Embedding> b = features(expected.get("b"));
            double distance = expected.get("distance").asDouble();
            String name = expected.get("name").asText();
            assertThat(FrechetDistance.between(a, b)).as(name).isCloseTo(distance, within(1e-5 * distance));
            assertThat(FrechetDistance.between(b, a)).as(name).isCloseTo(distance, within(1e-5 * distance));
        }
    }

    @Test
    void equalSetsHaveNoDistanceAndAShiftIsItsSquare() {
        List<Embedding> features = List.of(Embedding.of(1, 2, 0), Embedding.of(3, -1, 1), Embedding.of(0, 0, 5));
        List<Embedding> shifted = List.of(Embedding.of(4, 6, 0), Embedding.of(6, 3, 1), Embedding.of(3, 4, 5));
        assertThat(FrechetDistance.between(features, features)).isCloseTo(0, within(1e-4));
        assertThat(FrechetDistance.between(features, shifted)).isCloseTo(25, within(1e-4));
    }

    @Test
    void setsThatCannotBeComparedAreRefused() {
        Embedding flat = Embedding.of(1, 2);
        Embedding deep = Embedding.of(1, 2, 3);
        assertThatThrownBy(() -> FrechetDistance.between(List.of(flat, flat), List.of(flat)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2 and 1");
        assertThatThrownBy(() -> FrechetDistance.between(List.of(flat), List.of(flat)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> FrechetDistance.between(List.of(flat, flat), List.of(deep, deep)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("3 and of 2");
    }
}
