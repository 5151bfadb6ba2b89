package io.github.visionfromtext.examples.command.checkup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.core.checkup.recognise.Recognition;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognitions as one line of JSON each, with all that their scores are counted from. */
final class RecognitionFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecognitionFiles() {}

    /**
     * Writes {@code recognitions.jsonl}.
     *
     * @param model who answered
     * @param ranks one for each; none if nobody judged
     */
    static void write(String model, List<Recognition> recognitions, List<RecognitionRanks> ranks, Path folder)
            throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < recognitions.size(); i++) {
            Map<String, Object> line = line(model, recognitions.get(i));
            if (!ranks.isEmpty()) {
                put(line, "answerPercentile", ranks.get(i).answer());
                put(line, "answerToDrawingPercentile", ranks.get(i).answerToDrawing());
                put(line, "drawingPercentile", ranks.get(i).drawing());
            }
            lines.add(JSON.writeValueAsString(line));
        }
        Files.write(folder.resolve("recognitions.jsonl"), lines, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> line(String model, Recognition recognition) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("model", model);
        line.put("name", recognition.subject().name());
        line.put("key", recognition.subject().program().provenance().entries().getOrDefault("sketch.key", ""));
        line.put("language", recognition.subject().program().language().name());
        line.put("setting", recognition.choices().isEmpty() ? "open" : "closed");
        line.put("choices", recognition.choices());
        line.put("reply", recognition.reply());
        line.put("answer", recognition.answer());
        line.put("correct", recognition.correct());
        line.put("program", recognition.subject().program().source());
        return line;
    }

    private static void put(Map<String, Object> line, String field, @Nullable Fidelity rank) {
        line.put(field, rank == null ? null : rank.percentile());
    }
}
