package io.github.visionfromtext.examples.command;

import io.github.visionfromtext.Provenance;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport;
import io.github.visionfromtext.core.restoration.evaluation.EvaluationReport.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores for a program: {@code task}, {@code images} and a pair of scores for each method, then more. */
final class ScoreJson {
    private ScoreJson() {}

    static Map<String, Object> of(EvaluationReport report, long seed, @Nullable Integer crop, Provenance provenance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", report.task());
        json.put("images", report.images());
        json.putAll(report.overall());
        json.put("levels", report.levels().stream().map(ScoreJson::level).toList());
        json.put("seed", seed);
        json.put("crop", crop);
        json.put("provenance", provenance.entries());
        return json;
    }

    private static Map<String, Object> level(Level level) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", level.name());
        json.put("from", level.from());
        json.put("to", level.to());
        json.put("images", level.images());
        json.putAll(level.scores());
        return json;
    }
}
