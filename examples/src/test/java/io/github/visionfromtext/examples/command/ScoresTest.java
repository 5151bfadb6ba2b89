package io.github.visionfromtext.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport.Level;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport.Scores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final EvaluationReport REPORT = new EvaluationReport(
            "denoise",
            23,
            scores(22.75, 25.5, 26.25),
            List.of(
                    new Level("low", 0, 0.065, 10, scores(30, 29, 29.5)),
                    new Level("high", 0.13, 0.196, 13, scores(16, 22, 23))));

    @Test
    void tableHasARowForEachLevelAndOneForAll() {
        StringWriter out = new StringWriter();
        ScoreTable.print(REPORT, "noise standard deviation (white = 1)", new PrintWriter(out, true));
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        head -> assertThat(head).contains("denoise", "23", "noise standard deviation"),
                        names -> assertThat(names).containsSubsequence("degraded", "mae_r", "restored"),
                        low -> assertThat(low)
                                .contains("low (0 to 0.065)")
                                .containsSubsequence("30.00", "29.00", "29.50"),
                        high -> assertThat(high).contains("high", "13"),
                        all -> assertThat(all).startsWith("all").containsSubsequence("22.75", "25.50", "26.25"));
    }

    @Test
    void jsonHasTheKeysOtherProgramsRead() throws JsonProcessingException {
        JsonNode json = new ObjectMapper()
                .readTree(Json.pretty(ScoreJson.of(REPORT, 7, 64, Provenance.EMPTY.with("backend.name", "toy"))));
        assertThat(json.get("task").asText()).isEqualTo("denoise");
        assertThat(json.get("images").asInt()).isEqualTo(23);
        assertThat(json.at("/degraded/psnr").asDouble()).isEqualTo(22.75);
        assertThat(json.at("/mae_r/psnr").asDouble()).isEqualTo(25.5);
        assertThat(json.at("/restored/ssim").asDouble()).isEqualTo(0.75);
        assertThat(json.at("/levels/1/restored/psnr").asDouble()).isEqualTo(23);
        assertThat(json.get("seed").asLong()).isEqualTo(7);
        assertThat(json.get("crop").asInt()).isEqualTo(64);
        assertThat(json.at("/provenance/backend.name").asText()).isEqualTo("toy");
    }

    private static Map<String, Scores> scores(double degraded, double autoencoded, double restored) {
        Map<String, Scores> scores = new LinkedHashMap<>();
        scores.put("degraded", new Scores(degraded, 0.5));
        scores.put("mae_r", new Scores(autoencoded, 0.625));
        scores.put("restored", new Scores(restored, 0.75));
        return scores;
    }
}
