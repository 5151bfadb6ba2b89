package io.github.visionfromtext.core.checkup.sketch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.visionfromtext.InvalidInputException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads drawings one after the other. What a drawing may hold is bounded, so that no file exhausts memory. */
final class SketchReader {
    private static final int MOST_POINTS = 20_000;
    private static final int MOST_STROKES = 2_000;

    private final JsonParser json;
    private final String name;
    private int points;

    /**
     * Takes a file over.
     *
     * @param name of the file, for messages
     */
    SketchReader(JsonParser json, String name) {
        this.json = json;
        this.name = name;
    }

    /** The next drawing; null at the end. */
    @Nullable
    Sketch next() throws IOException {
        try {
            JsonToken token = json.nextToken();
            if (token == null) {
                return null;
            }
            points = 0;
            return sketch(token);
        } catch (JsonProcessingException e) {
            throw wrong(e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw wrong(String.valueOf(e.getMessage()), e);
        } catch (InvalidInputException e) {
            throw wrong(String.valueOf(e.getMessage()), e);
        }
    }

    private InvalidInputException wrong(String why, Exception cause) {
        int line = json.currentLocation().getLineNr();
        return new InvalidInputException("Line " + line + " of " + name + " is no drawing: " + why, cause);
    }

    private Sketch sketch(JsonToken token) throws IOException {
        expect(token, JsonToken.START_OBJECT);
        String word = null;
        String key = "";
        boolean recognized = true;
        List<Stroke> strokes = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "word" -> {
                    expect(value, JsonToken.VALUE_STRING);
                    word = json.getText();
                }
                case "key_id" -> key = String.valueOf(json.getValueAsString(""));
                case "recognized" -> recognized = bool(value);
                case "drawing" -> strokes = strokes(value);
                default -> json.skipChildren();
            }
        }
        if (word == null || strokes == null) {
            throw new InvalidInputException("it lacks " + (word == null ? "\"word\"" : "\"drawing\""));
        }
        return new Sketch(word, key, recognized, strokes);
    }

    private boolean bool(JsonToken value) throws IOException {
        if (!value.isBoolean()) {
            throw new InvalidInputException("found " + value + " where true or false was expected");
        }
        return json.getBooleanValue();
    }

    /** Strokes without a point, which recordings may hold, are left out. */
    private List<Stroke> strokes(JsonToken value) throws IOException {
        expect(value, JsonToken.START_ARRAY);
        List<Stroke> strokes = new ArrayList<>();
        int count = 0;
        while (json.nextToken() == JsonToken.START_ARRAY) {
            if (++count > MOST_STROKES) {
                throw new InvalidInputException("it has more than " + MOST_STROKES + " strokes");
            }
            List<Stroke.Point> stroke = stroke();
            if (!stroke.isEmpty()) {
                strokes.add(new Stroke(stroke));
            }
        }
        expect(json.currentToken(), JsonToken.END_ARRAY);
        return strokes;
    }

    /** Two lists of coordinates; what comes after them, the times of the raw release, is skipped. */
    private List<Stroke.Point> stroke() throws IOException {
        List<Double> x = numbers();
        List<Double> y = numbers();
        if (x.size() != y.size()) {
            throw new InvalidInputException("a stroke has " + x.size() + " x and " + y.size() + " y");
        }
        while (json.nextToken() == JsonToken.START_ARRAY) {
            json.skipChildren();
        }
        expect(json.currentToken(), JsonToken.END_ARRAY);
        List<Stroke.Point> stroke = new ArrayList<>(x.size());
        for (int i = 0; i < x.size(); i++) {
            stroke.add(new Stroke.Point(x.get(i), y.get(i)));
        }
        return stroke;
    }

    private List<Double> numbers() throws IOException {
        expect(json.nextToken(), JsonToken.START_ARRAY);
        List<Double> numbers = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null || !token.isNumeric()) {
                throw new InvalidInputException("found " + token + " where a number was expected");
            }
            if (++points > 2 * MOST_POINTS) {
                throw new InvalidInputException("it has more than " + MOST_POINTS + " points");
            }
            numbers.add(json.getDoubleValue());
        }
        return numbers;
    }

    private static void expect(@Nullable JsonToken actual, JsonToken expected) {
        if (actual != expected) {
            throw new InvalidInputException(
                    "found " + (actual == null ? "the end" : actual) + " where " + expected + " was expected");
        }
    }
}
