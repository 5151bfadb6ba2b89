package io.github.visionfromtext.examples.command.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.drawing.Rendering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rendering as one line of JSON, for other programs. */
@JsonInclude(Include.NON_NULL)
record RenderingJson(
        @Nullable String file, RenderStatus status, List<Note> diagnostics, List<String> repairs, long millis) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A diagnostic; line and column are 0 where they are not known. */
    record Note(int line, int column, String severity, String message) {}

    static String line(@Nullable String file, Rendering rendering) throws JsonProcessingException {
        List<Note> notes = rendering.diagnostics().stream()
                .map(note ->
                        new Note(note.line(), note.column(), note.severity().name(), note.message()))
                .toList();
        return MAPPER.writeValueAsString(new RenderingJson(
                file,
                rendering.status(),
                notes,
                rendering.repairs(),
                rendering.time().toMillis()));
    }
}
