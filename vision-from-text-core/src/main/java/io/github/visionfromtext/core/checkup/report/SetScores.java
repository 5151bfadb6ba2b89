package io.github.visionfromtext.core.checkup.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkpoint.file.ReplacedFile;
import io.github.visionfromtext.core.checkup.score.Diversity;
import io.github.visionfromtext.core.checkup.score.Realism;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Scores of the drawings of a run as a set, whatever their captions say: {@code scores.json}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SetScores(List<Diversity> diversity, List<Realism> realism) {
    /** Name of the file in a run's folder. */
    public static final String FILE = "scores.json";

    /** Of a run whose drawings nobody compared. */
    public static final SetScores NONE = new SetScores(List.of(), List.of());

    @SuppressWarnings("ConstantValue") // What a file leaves out is null.
    public SetScores {
        diversity = diversity == null ? List.of() : List.copyOf(diversity);
        realism = realism == null ? List.of() : List.copyOf(realism);
    }

    /** Whether there is none. */
    @JsonIgnore
    public boolean isEmpty() {
        return diversity.isEmpty() && realism.isEmpty();
    }

    /** These and others. */
    public SetScores and(SetScores more) {
        return new SetScores(joined(diversity, more.diversity), joined(realism, more.realism));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Replaces a file; if there is no score there is no file. */
    public void write(Path file) throws IOException {
        if (isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            ReplacedFile.write(file, output -> output.write(JsonLines.JSON.writeValueAsBytes(this)));
        }
    }

    /**
     * Reads a file; none if it does not exist.
     *
     * @throws InvalidInputException if it cannot be read or holds something else
     */
    public static SetScores read(Path file) {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        List<SetScores> lines = JsonLines.read(file, SetScores.class, "scores of drawings");
        if (lines.size() != 1) {
            throw new InvalidInputException(file + " holds " + lines.size() + " lines of scores, expected one");
        }
        return lines.get(0);
    }
}
