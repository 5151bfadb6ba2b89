package io.github.visionfromtext.core.checkup.draw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a placeholder of a parametric drawing may be.
 *
 * @param name as it stands between double braces: letters, digits and underscores
 * @param type whole numbers, numbers, or one of some words
 * @param min least number
 * @param max largest number
 * @param choices the words
 */
record Parameter(String name, Type type, double min, double max, List<String> choices) {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    private static final int MOST = 100;

    enum Type {
        INTEGER,
        REAL,
        CHOICE
    }

    /** A row of the table as a model writes it; what it left out is null. */
    private record Row(
            @Nullable String name,
            @Nullable String type,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable List<Object> choices) {}

    Parameter {
        choices = List.copyOf(choices);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new InvalidInputException("The parameter \"" + name + "\" has no usable name");
        }
        boolean range = Double.isFinite(min) && Double.isFinite(max) && min <= max;
        if (type == Type.CHOICE ? choices.isEmpty() : !range) {
            throw new InvalidInputException("The parameter " + name + " has nothing to be drawn from");
        }
    }

    /**
     * Reads a table: a JSON array, one object a parameter.
     *
     * @throws InvalidInputException if it is none, or a row says too little
     */
    static List<Parameter> table(String json) {
        try {
            Row[] rows = JSON.readValue(json, Row[].class);
            if (rows == null || rows.length > MOST) {
                throw new InvalidInputException("The table of parameters has " + (rows == null ? "no" : rows.length)
                        + " rows, expected up to " + MOST);
            }
            return Arrays.stream(rows).map(Parameter::of).toList();
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "The table of parameters is not what was asked for: " + e.getOriginalMessage(), e);
        }
    }

    private static Parameter of(@Nullable Row row) {
        if (row == null || row.name() == null) {
            throw new InvalidInputException("A row of the table of parameters has no name");
        }
        Type type = type(row);
        return new Parameter(
                row.name(),
                type,
                row.min() == null ? Double.NaN : row.min(),
                row.max() == null ? Double.NaN : row.max(),
                row.choices() == null
                        ? List.of()
                        : row.choices().stream().map(String::valueOf).toList());
    }

    private static Type type(Row row) {
        String type = row.type() == null ? "" : row.type().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "int", "integer" -> Type.INTEGER;
            case "real", "float", "double", "number" -> Type.REAL;
            default -> Type.CHOICE;
        };
    }

    /** A value, uniform over what it may be, as it goes into a program. */
    String draw(SplittableRandom random) {
        return switch (type) {
            case INTEGER ->
                Long.toString(Math.round(
                        Math.ceil(min) + Math.floor(random.nextDouble() * (Math.floor(max) - Math.ceil(min) + 1))));
            case REAL -> String.format(Locale.ROOT, "%.4f", min + random.nextDouble() * (max - min));
            case CHOICE -> choices.get(random.nextInt(choices.size()));
        };
    }
}
