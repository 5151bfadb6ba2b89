package io.github.visionfromtext.examples.command.checkup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.visionfromtext.core.checkup.draw.Drawing;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.DrawingProgram;
import io.github.visionfromtext.drawing.Rendering;
import io.github.visionfromtext.image.Image;
import io.github.visionfromtext.image.ImageFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drawings as pictures, and as one line of JSON each. */
final class DrawingFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DrawingFiles() {}

    /**
     * Writes {@code drawings.jsonl} and the pictures.
     *
     * @param fidelities percentile and rank of the true caption; empty where no judge looked
     * @param geometry the checks of each drawing
     */
    static void write(
            List<Drawing> drawings, List<Optional<Fidelity>> fidelities, List<DrawingGeometry> geometry, Path folder)
            throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < drawings.size(); i++) {
            Drawing drawing = drawings.get(i);
            Rendering rendering = drawing.rendering();
            Image image = rendering == null ? null : rendering.image();
            String picture = image == null ? "" : "%04d.png".formatted(i);
            if (image != null) {
                ImageFiles.writePng(image, folder.resolve(picture));
            }
            Map<String, Object> line = line(drawing, picture);
            fidelities.get(i).ifPresent(fidelity -> {
                line.put("fidelity", fidelity.percentile());
                line.put("rank", fidelity.rank());
            });
            if (!geometry.get(i).findings().isEmpty()) {
                line.put("geometry", geometry.get(i));
            }
            lines.add(JSON.writeValueAsString(line));
        }
        Files.write(folder.resolve("drawings.jsonl"), lines, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> line(Drawing drawing, String picture) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("category", drawing.concept().category().toString());
        line.put("concept", drawing.concept().text());
        line.put("language", drawing.language().name());
        line.put("sample", drawing.sample());
        line.put("outcome", drawing.outcome());
        line.put("picture", picture);
        line.put("diagnostics", diagnostics(drawing.rendering()));
        line.put("program", source(drawing.program()));
        return line;
    }

    private static List<String> diagnostics(@Nullable Rendering rendering) {
        return rendering == null
                ? List.of()
                : rendering.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    private static String source(@Nullable DrawingProgram program) {
        return program == null ? "" : program.source();
    }
}
