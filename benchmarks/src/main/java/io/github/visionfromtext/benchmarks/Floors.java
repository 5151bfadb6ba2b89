package io.github.visionfromtext.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.backend.WeightFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints results of one JMH run as a Markdown table, each step of the visual-token loop beside its floor: the time it takes
 * to read the weights once at the memory bandwidth measured in the same run.
 *
 * <p>Argument: the file written by {@code java -jar benchmarks.jar -rf json -rff FILE}.
 */
public final class Floors {
    private static final double MEGABYTES_READ = 512 * 1.048576;

    private Floors() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("One argument expected: the JSON file JMH wrote");
        }
        JsonNode results = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
        System.out.print(table(results));
    }

    static String table(JsonNode results) {
        Map<Integer, Double> bandwidth = new TreeMap<>();
        for (JsonNode result : results) {
            if (name(result).equals("MemoryBandwidth.read512Megabytes")) {
                bandwidth.put(parameter(result, "threads"), MEGABYTES_READ / milliseconds(result));
            }
        }
        StringBuilder table = new StringBuilder();
        bandwidth.forEach((threads, speed) ->
                table.append(String.format(Locale.ROOT, "Reading memory, %d thread(s): %.1f GB/s%n", threads, speed)));
        table.append(String.format(
                "%n| benchmark | backend | shape | format | batch | threads | ms | ± | floor ms | of floor |%n"));
        table.append(String.format("|---|---|---|---|---|---|---|---|---|---|%n"));
        for (JsonNode result : results) {
            if (result.path("params").has("shape")) {
                table.append(row(result, bandwidth));
            }
        }
        return table.toString();
    }

    private static String row(JsonNode result, Map<Integer, Double> bandwidth) {
        JsonNode parameters = result.path("params");
        String floorCells = "| | |";
        Double speed = bandwidth.get(parameter(result, "threads"));
        if (name(result).equals("VisualTokenLoop.step") && speed != null) {
            ModelShape shape = ModelShape.valueOf(parameters.path("shape").asText());
            WeightFormat format = WeightFormat.valueOf(parameters.path("format").asText());
            double floor = shape.weightsRead() * bytes(format) / (speed * 1e6);
            floorCells = String.format(Locale.ROOT, "| %.2f | %.1fx |", floor, milliseconds(result) / floor);
        }
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %.2f | %.2f %s%n",
                name(result),
                parameters.path("backend").asText(),
                parameters.path("shape").asText(),
                parameters.path("format").asText(),
                parameters.path("batch").asText(),
                parameters.path("threads").asText(),
                milliseconds(result),
                result.path("primaryMetric").path("scoreError").asDouble(),
                floorCells);
    }

    private static int bytes(WeightFormat format) {
        return switch (format) {
            case FLOAT64 -> 8;
            case FLOAT32 -> 4;
            case BFLOAT16, FLOAT16 -> 2;
            case INT8 -> 1;
        };
    }

    private static String name(JsonNode result) {
        String full = result.path("benchmark").asText();
        return full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
    }

    private static int parameter(JsonNode result, String parameter) {
        return Integer.parseInt(result.path("params").path(parameter).asText("0"));
    }

    private static double milliseconds(JsonNode result) {
        return result.path("primaryMetric").path("score").asDouble();
    }
}
