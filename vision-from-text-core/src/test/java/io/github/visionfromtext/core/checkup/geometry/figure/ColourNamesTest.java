package io.github.visionfromtext.core.checkup.geometry.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.visionfromtext.core.checkpoint.Fixtures;
import io.github.visionfromtext.image.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColourNamesTest {
    private static Color color(JsonNode values) {
        return new Color((float) values.get(0).asDouble(), (float) values.get(1).asDouble(), (float)
                values.get(2).asDouble());
    }

    @Test
    void labIsThatOfScikitImage() throws IOException {
        for (JsonNode row : Fixtures.json("colours/golden.json").get("lab")) {
            Lab lab = Lab.of(color(row));
            assertThat(lab.lightness()).isCloseTo(row.get(3).asDouble(), within(1e-2));
            assertThat(lab.a()).isCloseTo(row.get(4).asDouble(), within(1e-2));
            assertThat(lab.b()).isCloseTo(row.get(5).asDouble(), within(1e-2));
        }
    }

    /** People do not agree among themselves where one colour ends. */
    @Test
    void nearlyAllColoursGoByTheNameThatPeopleGaveThem() throws IOException {
        JsonNode names = Fixtures.json("colours/golden.json").get("names");
        List<String> others = new ArrayList<>();
        names.properties().forEach(entry -> {
            String basic = entry.getKey().substring(entry.getKey().lastIndexOf(' ') + 1);
            if (!ColourNames.of(color(entry.getValue())).contains(basic)) {
                others.add(entry.getKey() + " is " + ColourNames.of(color(entry.getValue())));
            }
        });
        assertThat(names.size()).isGreaterThan(40);
        assertThat(others).as(others.toString()).hasSizeLessThanOrEqualTo(names.size() / 10);
    }

    @Test
    void pureColoursHaveOneName() {
        assertThat(ColourNames.of(new Color(1, 0, 0))).containsExactly("red");
        assertThat(ColourNames.of(new Color(0, 0, 1))).containsExactly("blue");
        assertThat(ColourNames.of(new Color(1, 1, 0))).containsExactly("yellow");
        assertThat(ColourNames.of(new Color(0, 0, 0))).containsExactly("black");
        assertThat(ColourNames.of(new Color(1, 1, 1))).containsExactly("white");
    }
}
