package io.github.visionfromtext.core.checkup.model;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gives the replies of a file that {@link RecordingModel} wrote, and no others. */
public final class ReplayedModel implements LanguageModel {
    private final Path file;
    private final String name;
    private final Map<String, String> replies = new HashMap<>();

    /**
     * Reads a file that holds the replies of one model.
     *
     * @throws InvalidInputException if it cannot be read, holds something else, or replies of several models or none
     */
    public ReplayedModel(Path file) {
        this.file = file;
        Set<String> names = new TreeSet<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            for (int number = 1; line != null; number++) {
                if (!line.isBlank()) {
                    RecordedReply reply = ReplyFile.parse(line, file, number);
                    names.add(reply.model());
                    replies.put(reply.question(), reply.reply());
                }
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read replies from " + file + ": " + e, e);
        }
        if (names.size() != 1) {
            throw new InvalidInputException(
                    file + " holds replies of " + (names.isEmpty() ? "no model" : names) + ", expected one model's");
        }
        this.name = names.iterator().next();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String reply(Question question, CancellationToken cancellation) {
        cancellation.throwIfCancelled("Replaying");
        String reply = replies.get(question.contentHash());
        if (reply == null) {
            String text =
                    question.messages().get(question.messages().size() - 1).text();
            throw new LanguageModelException(
                    file + " holds no reply of " + name + " to \"" + text.substring(0, Math.min(120, text.length()))
                            + "\" (sample " + question.sample() + "); record it, or ask what was recorded",
                    false,
                    null);
        }
        return reply;
    }
}
