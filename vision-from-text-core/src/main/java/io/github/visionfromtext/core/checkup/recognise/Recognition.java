package io.github.visionfromtext.core.checkup.recognise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model made of a program.
 *
 * @param subject the program and what it draws
 * @param choices the names it could choose among, as they stood in the question; empty for an open question
 * @param reply what the model said
 * @param answer the name in its reply: one of the choices, or of an open question the words it used, in lower case; null if
 *     the reply cannot be read as a name
 * @param correct whether that is what the program draws
 */
public record Recognition(
        NamedProgram subject,
        List<String> choices,
        String reply,
        @Nullable String answer,
        boolean correct) {
    public Recognition {
        choices = List.copyOf(choices);
    }
}
