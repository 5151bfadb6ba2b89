package io.github.visionfromtext.core.checkup.model;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gives the replies of a file that {@link RecordingModel} wrote, and no others. */
public final class ReplayedModel implements LanguageModel {
    private final String source;
    private final String name;
    private final Map<String, String> replies = new HashMap<>();

    /**
     * Reads a file that holds the replies of one model.
     *
     * @throws InvalidInputException if it cannot be read, holds something else, or replies of several models or none
     */
    public ReplayedModel(Path file) {
        this(file.toString(), lines(file));
    }

    /**
     * Reads the lines of such a file, wherever they come from.
     *
     * @param source where that is, for messages
     * @throws InvalidInputException if they hold something else, or replies of several models or none
     */
    public ReplayedModel(String source, List<String> lines) {
        this.source = source;
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                RecordedReply reply = ReplyFile.parse(lines.get(i), source, i + 1);
                names.add(reply.model());
                replies.put(reply.question(), reply.reply());
            }
        }
        if (names.size() != 1) {
            throw new InvalidInputException(
                    source + " holds replies of " + (names.isEmpty() ? "no model" : names) + ", expected one model's");
        }
        this.name = names.iterator().next();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidInputException("Cannot read replies from " + file + ": " + e, e);
        }
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
                    source + " holds no reply of " + name + " to \"" + text.substring(0, Math.min(120, text.length()))
                            + "\" (sample " + question.sample() + "); record it, or ask what was recorded",
                    false,
                    null);
        }
        return reply;
    }
}
