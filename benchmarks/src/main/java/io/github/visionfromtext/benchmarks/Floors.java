package io.github.visionfromtext.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.backend.WeightFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Prints results of one JMH run as a Markdown table, each call of the language model beside its floor by the same run:
 *
 * <ul>
 *   <li>of a step, the time to read the decoder's weights once at the bandwidth of {@link MemoryBandwidth};
 *   <li>of prompts, passes and training, the time to multiply every position by those weights at the speed of
 *       {@link MatrixProduct}, the fastest backend's, in the format of the weights. Training does it twice: forward, and
 *       backward to the positions, since the weights themselves are frozen.
 * </ul>
 *
 * The floor leaves out attention, the image decoder and all else. Allocation is of the Java heap, by {@code -prof gc}.
 *
 * <p>Argument: the file written by {@code java -jar benchmarks.jar -prof gc -rf json -rff FILE}.
 */
public final class Floors {
    private static final double BYTES_READ = 512 * 1024 * 1024;
    private static final String HEADING =
            "| benchmark | backend | shape | format | batch | threads | ms | ± | floor ms | share of the floor | kB allocated |";

    /** Bytes a millisecond, by threads. */
    private final Map<Integer, Double> bandwidth = new TreeMap<>();

    /** Multiplications and additions a millisecond, by format and threads. */
    private final Map<String, Double> arithmetic = new TreeMap<>();

    private Floors(JsonNode results) {
        for (JsonNode result : results) {
            if (name(result).equals("MemoryBandwidth.read512Megabytes")) {
                bandwidth.put(number(result, "threads"), BYTES_READ / milliseconds(result));
            } else if (name(result).equals("MatrixProduct.products")) {
                arithmetic.merge(units(result), MatrixProduct.OPERATIONS / milliseconds(result), Math::max);
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("One argument expected: the JSON file JMH wrote");
        }
        JsonNode results = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
        System.out.print(table(results));
    }

    static String table(JsonNode results) {
        Floors floors = new Floors(results);
        StringBuilder table = new StringBuilder();
        floors.bandwidth.forEach((threads, speed) -> table.append(
                String.format(Locale.ROOT, "Reading memory, %d thread(s): %.1f GB/s%n", threads, speed / 1e6)));
        floors.arithmetic.forEach((units, speed) ->
                table.append(String.format(Locale.ROOT, "Multiplying, %s: %.0f GFLOP/s%n", units, speed / 1e6)));
        table.append(String.format("%n%s%n%s%n", HEADING, HEADING.replaceAll("[^|]+", "---")));
        for (JsonNode result : results) {
            if (result.path("params").has("shape")) {
                table.append(floors.row(result));
            }
        }
        return table.toString();
    }

    private String row(JsonNode result) {
        double milliseconds = milliseconds(result);
        OptionalDouble floor = floor(result);
        String floorCells = floor.isPresent()
                ? String.format(
                        Locale.ROOT, "%.1f | %.0f %%", floor.getAsDouble(), 100 * floor.getAsDouble() / milliseconds)
                : " | ";
        JsonNode allocated =
                result.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score");
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %.1f | %.1f | %s | %s |%n",
                name(result),
                text(result, "backend"),
                text(result, "shape"),
                text(result, "format"),
                text(result, "batch"),
                text(result, "threads"),
                milliseconds,
                result.path("primaryMetric").path("scoreError").asDouble(),
                floorCells,
                allocated.isMissingNode() ? "" : String.format(Locale.ROOT, "%.0f", allocated.asDouble() / 1e3));
    }

    private OptionalDouble floor(JsonNode result) {
        int positions =
                switch (name(result)) {
                    case "VisualTokenLoop.prefill" -> number(result, "prompt");
                    case "VisualTokenLoop.firstPass" -> number(result, "prompt") + RestorationState.TOKENS - 1;
                    case "VisualTokenLoop.furtherPass" -> RestorationState.TOKENS - 1;
                    case "TrainStep.step" -> 2 * TrainStep.POSITIONS;
                    default -> 0;
                };
        Double multiplying = arithmetic.get(units(result));
        if (positions > 0 && multiplying != null) {
            double products =
                    2.0 * number(result, "batch") * positions * shape(result).weightsRead();
            return OptionalDouble.of(products / multiplying);
        }
        Double reading = bandwidth.get(number(result, "threads"));
        if (name(result).equals("VisualTokenLoop.step") && reading != null) {
            int bytes = bytes(WeightFormat.valueOf(text(result, "format")));
            return OptionalDouble.of((double) shape(result).weightsRead() * bytes / reading);
        }
        return OptionalDouble.empty();
    }

    private static ModelShape shape(JsonNode result) {
        return ModelShape.valueOf(text(result, "shape"));
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

    private static String units(JsonNode result) {
        return text(result, "format") + ", " + text(result, "threads") + " thread(s)";
    }

    private static String text(JsonNode result, String parameter) {
        return result.path("params").path(parameter).asText();
    }

    private static int number(JsonNode result, String parameter) {
        return Integer.parseInt(result.path("params").path(parameter).asText("0"));
    }

    private static double milliseconds(JsonNode result) {
        return result.path("primaryMetric").path("score").asDouble();
    }
}
