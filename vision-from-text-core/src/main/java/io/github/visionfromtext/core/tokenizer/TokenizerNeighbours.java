package io.github.visionfromtext.core.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.visionfromtext.CheckpointException;
import io.github.visionfromtext.core.checkpoint.file.FileBytes;
import io.github.visionfromtext.core.checkpoint.file.StrictJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What HuggingFace keeps beside a {@code tokenizer.json}. */
final class TokenizerNeighbours {
    private static final long MOST_BYTES = 16 << 20;

    /** Where the names of special tokens stand; what comes first counts. */
    private static final List<String> CONFIGURATIONS = List.of("tokenizer_config.json", "special_tokens_map.json");

    private TokenizerNeighbours() {}

    /** What the files beside a {@code tokenizer.json} say; nothing, if they are not there. */
    static TextMarks read(Path tokenizerJson) {
        Optional<String> begin = Optional.empty();
        Optional<String> end = Optional.empty();
        Optional<String> template = templateFile(tokenizerJson);
        for (String name : CONFIGURATIONS) {
            Path file = tokenizerJson.resolveSibling(name);
            if (Files.exists(file)) {
                ObjectNode config = StrictJson.object(file.toString(), FileBytes.readAll(file, MOST_BYTES));
                begin = begin.or(() -> token(file, config, "bos_token"));
                end = end.or(() -> token(file, config, "eos_token"));
                template = template.or(() -> template(config.path("chat_template")));
            }
        }
        return new TextMarks(begin, end, template);
    }

    private static Optional<String> templateFile(Path tokenizerJson) {
        Path file = tokenizerJson.resolveSibling("chat_template.jinja");
        return Files.exists(file)
                ? Optional.of(new String(FileBytes.readAll(file, MOST_BYTES), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** A name, or an object that holds it as its content. */
    private static Optional<String> token(Path file, ObjectNode config, String key) {
        JsonNode value = config.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        JsonNode name = value.isObject() ? value.path("content") : value;
        if (!name.isTextual()) {
            throw new CheckpointException(file + ": " + key + " is not the name of a token");
        }
        return Optional.of(name.asText());
    }

    /** One template, or several with names, of which the one called {@code default} is meant. */
    private static Optional<String> template(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.asText());
        }
        for (JsonNode named : value) {
            if (named.path("name").asText().equals("default")) {
                return Optional.of(named.path("template").asText());
            }
        }
        return Optional.empty();
    }
}
