package io.github.visionfromtext.core.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which file of a folder holds which tensor: a {@code *.index.json} with its {@code weight_map}. */
final class ShardIndex {
    private static final long MAX_BYTES = 100_000_000;

    private final FileBytes file;
    private final JsonParser json;
    private final Map<String, String> fileByTensor = new LinkedHashMap<>();

    private ShardIndex(FileBytes file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Reads an index.
     *
     * @return file name by tensor name, in the order of the index; file names have no folder in them
     * @throws CheckpointException if it is not a sound index
     */
    static Map<String, String> read(Path path) {
        try (FileBytes file = FileBytes.open(path)) {
            if (file.size() > MAX_BYTES) {
                throw file.damaged(MAX_BYTES, "an index of " + file.size() + " bytes is not believable");
            }
            byte[] bytes = file.read(0, file.size(), "index");
            try (JsonParser json = StrictJson.factory().createParser(bytes)) {
                ShardIndex index = new ShardIndex(file, json);
                index.parse();
                return index.fileByTensor;
            } catch (JsonProcessingException e) {
                throw file.damaged(StrictJson.offset(e), "not valid JSON: " + e.getOriginalMessage(), e);
            } catch (IOException e) {
                throw file.damaged(0, "not valid JSON: " + e.getMessage(), e);
            }
        }
    }

    private void parse() throws IOException {
        expect(JsonToken.START_OBJECT, json.nextToken(), "the index");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            if (key.equals("weight_map")) {
                parseWeightMap(value);
            } else {
                json.skipChildren();
            }
        }
        if (fileByTensor.isEmpty()) {
            throw file.damaged(0, "has no weight_map, or an empty one");
        }
    }

    private void parseWeightMap(JsonToken first) throws IOException {
        expect(JsonToken.START_OBJECT, first, "weight_map");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String tensor = json.currentName();
            expect(JsonToken.VALUE_STRING, json.nextToken(), "the file of a tensor");
            String name = json.getText();
            if (name.isEmpty() || name.startsWith(".") || !name.matches("[\\w.\\-+@ ]{1,255}")) {
                throw damaged("weight_map names the file '" + abbreviated(name)
                        + "'; expected the plain name of a file in the same folder");
            }
            fileByTensor.put(tensor, name);
        }
    }

    private void expect(JsonToken expected, @Nullable JsonToken actual, String what) {
        if (actual != expected) {
            throw damaged(what + " is " + actual + ", expected " + expected);
        }
    }

    private CheckpointException damaged(String problem) {
        return file.damaged(Math.max(0, json.currentLocation().getByteOffset()), problem);
    }

    private static String abbreviated(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
