package io.github.visionfromtext.core.checkpoint.safetensors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.PlainEncoding;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON header, read token by token: a hostile one costs no more memory than a small multiple of its length. */
final class SafetensorsHeader {
    private static final int MAX_RANK = 32;

    private final FileBytes file;
    private final long position;
    private final JsonParser json;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /**
     * One tensor.
     *
     * @param begin first byte, counted from the end of the header
     * @param end byte behind the last
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Entry(String name, PlainEncoding encoding, long[] shape, long begin, long end) {}

    private SafetensorsHeader(FileBytes file, long position, JsonParser json) {
        this.file = file;
        this.position = position;
        this.json = json;
    }

    static SafetensorsHeader parse(FileBytes file, long position, byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != '{') {
            throw file.damaged(position, "the header does not begin with '{'; this is not a safetensors file");
        }
        int malformed = StrictJson.malformedUtf8(bytes);
        if (malformed >= 0) {
            throw file.damaged(position + malformed, "the header is not UTF-8");
        }
        try (JsonParser json = StrictJson.factory().createParser(bytes)) {
            SafetensorsHeader header = new SafetensorsHeader(file, position, json);
            header.parse();
            return header;
        } catch (JsonProcessingException e) {
            throw file.damaged(
                    position + StrictJson.offset(e), "the header is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw file.damaged(position, "the header is not valid JSON: " + e.getMessage(), e);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    private void parse() throws IOException {
        expect(JsonToken.START_OBJECT, json.nextToken(), "the header");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            expect(JsonToken.START_OBJECT, json.nextToken(), "the entry of '" + name + "'");
            if (name.equals("__metadata__")) {
                parseMetadata();
            } else {
                entries.add(parseTensor(name));
            }
        }
        if (json.nextToken() != null) {
            throw damaged("text behind the header's object");
        }
    }

    private void parseMetadata() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            expect(JsonToken.VALUE_STRING, json.nextToken(), "__metadata__ '" + key + "'");
            metadata.put(key, json.getText());
        }
    }

    private Entry parseTensor(String name) throws IOException {
        PlainEncoding encoding = null;
        long[] shape = null;
        long[] offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "dtype" -> {
                    expect(JsonToken.VALUE_STRING, value, "dtype of '" + name + "'");
                    encoding = encoding(name, json.getText());
                }
                case "shape" -> shape = naturals(value, "shape of '" + name + "'");
                case "data_offsets" -> offsets = naturals(value, "data_offsets of '" + name + "'");
                default -> json.skipChildren();
            }
        }
        return entry(name, encoding, shape, offsets);
    }

    private Entry entry(
            String name, @Nullable PlainEncoding encoding, long @Nullable [] shape, long @Nullable [] offsets) {
        if (encoding == null || shape == null || offsets == null) {
            throw damaged("tensor '" + name + "' lacks one of dtype, shape and data_offsets");
        }
        if (offsets.length != 2 || offsets[1] < offsets[0]) {
            throw damaged("data_offsets of '" + name + "' are " + Arrays.toString(offsets) + ", expected [begin, end]");
        }
        long bytes;
        try {
            long elements = 1;
            for (long length : shape) {
                elements = Math.multiplyExact(elements, length);
            }
            bytes = Math.multiplyExact(elements, encoding.blockBytes());
        } catch (ArithmeticException e) {
            throw damaged("shape " + Arrays.toString(shape) + " of '" + name + "' is absurd");
        }
        if (bytes != offsets[1] - offsets[0]) {
            throw damaged("tensor '" + name + "' of shape " + Arrays.toString(shape) + " and dtype " + encoding
                    + " takes " + bytes + " bytes, but its data_offsets are " + Arrays.toString(offsets));
        }
        return new Entry(name, encoding, shape, offsets[0], offsets[1]);
    }

    private PlainEncoding encoding(String name, String dtype) {
        for (PlainEncoding encoding : PlainEncoding.values()) {
            if (encoding.name().equals(dtype)) {
                return encoding;
            }
        }
        throw damaged("dtype '" + abbreviated(dtype) + "' of '" + name + "' is not supported, expected one of "
                + Arrays.toString(PlainEncoding.values()));
    }

    private long[] naturals(JsonToken first, String what) throws IOException {
        expect(JsonToken.START_ARRAY, first, what);
        long[] values = new long[MAX_RANK];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.VALUE_NUMBER_INT, json.currentToken(), "an element of " + what);
            long value = json.getLongValue();
            if (value < 0 || count == MAX_RANK) {
                throw damaged(what + " holds a negative number or more than " + MAX_RANK + " numbers");
            }
            values[count++] = value;
        }
        return Arrays.copyOf(values, count);
    }

    private void expect(JsonToken expected, @Nullable JsonToken actual, String what) {
        if (actual != expected) {
            throw damaged(abbreviated(what) + " is " + actual + ", expected " + expected);
        }
    }

    private CheckpointException damaged(String problem) {
        return file.damaged(position + Math.max(0, json.currentLocation().getByteOffset()), problem);
    }

    private static String abbreviated(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
