package io.github.visionfromtext.examples.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.CorrectionSummary;
import io.github.visionfromtext.core.checkup.report.GroupScores;
import io.github.visionfromtext.core.checkup.report.RecognitionGroup;
import io.github.visionfromtext.core.checkup.report.SetScores;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What the page says, as JSON. Numbers there are none of, such as the mean of nothing, are null. */
public final class MachineFiles {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .registerModule(new SimpleModule().addSerializer(double.class, new NumberOrNull()));

    private MachineFiles() {}

    @JsonPropertyOrder({"run", "model", "category", "concept", "language", "series", "number"})
    private record Line(String run, @JsonUnwrapped Attempt attempt) {}

    private record Corrections(String run, CorrectionSummary scores) {}

    private record Sets(String run, @JsonUnwrapped SetScores scores) {}

    private record Recognitions(String run, List<RecognitionGroup> scores) {}

    private record Summary(
            long seed,
            List<GroupScores> groups,
            List<Sets> sets,
            List<Corrections> corrections,
            List<Recognitions> recognitions) {}

    /** Every attempt of every run, a line each. */
    public static String lines(List<Run> runs) {
        return runs.stream()
                .flatMap(run -> run.attempts().stream().map(attempt -> json(new Line(run.name(), attempt)) + "\n"))
                .collect(Collectors.joining());
    }

    /**
     * The tables.
     *
     * @param seed of the bootstrap
     */
    public static String summary(List<Run> runs, long seed) {
        List<Attempt> attempts =
                runs.stream().flatMap(run -> run.attempts().stream()).toList();
        List<Sets> sets = runs.stream()
                .filter(run -> !run.scores().isEmpty())
                .map(run -> new Sets(run.name(), run.scores()))
                .toList();
        List<Corrections> corrections = runs.stream()
                .map(run -> new Corrections(run.name(), CorrectionSummary.of(run.attempts(), seed)))
                .filter(run -> !run.scores().rounds().isEmpty())
                .toList();
        List<Recognitions> recognitions = runs.stream()
                .filter(run -> !run.recognised().isEmpty())
                .map(run -> new Recognitions(run.name(), RecognitionGroup.of(run.recognised())))
                .toList();
        return json(new Summary(seed, GroupScores.of(attempts, seed), sets, corrections, recognitions)) + "\n";
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("These records can be written", e);
        }
    }

    private static final class NumberOrNull extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;

        NumberOrNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
    }
}
