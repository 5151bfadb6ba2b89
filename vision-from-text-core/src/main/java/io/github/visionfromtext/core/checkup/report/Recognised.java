package io.github.visionfromtext.core.checkup.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.visionfromtext.InvalidInputException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model made of one program: a line of {@code recognitions.jsonl}, as far as a report needs it.
 *
 * @param model who answered; empty if the line does not say
 * @param name of what the program draws
 * @param language of the program
 * @param setting how the model was asked
 * @param choices among which it could choose; empty for an open question
 * @param answer the name in its reply; null if none could be read
 * @param correct whether that is the right one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Recognised(
        String model,
        String name,
        String language,
        String setting,
        List<String> choices,
        @Nullable String answer,
        boolean correct) {
    @SuppressWarnings("ConstantValue") // What a line leaves out is null.
    public Recognised {
        if (name == null || language == null || setting == null) {
            throw new InvalidInputException("expected a name, a language and a setting");
        }
        model = model == null ? "" : model;
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it cannot be read, or a line is something else; the message names the line
     */
    public static List<Recognised> read(Path file) {
        return JsonLines.read(file, Recognised.class, "recognition");
    }
}
