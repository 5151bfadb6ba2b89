package io.github.visionfromtext.examples.corpus;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.core.checkup.correct.Correct.Feedback;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A language model whose replies about one concept lie in files: {@code bicycle.md}, {@code bicycle.improve1.md} and so on,
 * or {@code bicycle.critic1.md} (no such file where the program failed: its errors are the wish) and {@code bicycle.writer1.md};
 * {@code bicycle.redraw1.md} is drawn anew, as a control.
 */
final class ReplyFolder implements LanguageModel {
    private final String name;
    private final Path folder;
    private final String concept;
    private final Deque<Path> next = new ArrayDeque<>();

    ReplyFolder(String name, Path folder, String concept) {
        this.name = name;
        this.folder = folder;
        this.concept = concept;
        next.add(file(""));
    }

    private Path file(String turn) {
        return folder.resolve(concept + turn + ".md");
    }

    /** Makes ready the replies of a correction; returns its rounds, 0 if there was none. */
    int prepare(Feedback feedback) {
        boolean improve = feedback == Feedback.IMPROVE;
        int round = 0;
        while (Files.exists(file((improve ? ".improve" : ".writer") + (round + 1)))) {
            round++;
            Path critic = file(".critic" + round);
            if (!improve && Files.exists(critic)) {
                next.add(critic);
            }
            next.add(file((improve ? ".improve" : ".writer") + round));
        }
        return round;
    }

    /** Makes ready the redraws; returns how many there are. */
    int prepareRedraws() {
        int redraws = 0;
        while (Files.exists(file(".redraw" + (redraws + 1)))) {
            redraws++;
            next.add(file(".redraw" + redraws));
        }
        return redraws;
    }

    /** Whether every reply that was made ready was asked for. */
    boolean isUsedUp() {
        return next.isEmpty();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String reply(Question question, CancellationToken cancellation) {
        Path file = next.poll();
        if (file == null) {
            throw new IllegalStateException(concept + ": no reply is left to \""
                    + question.messages().get(0).text() + "\"");
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return concept + " in " + folder + ", next " + next;
    }
}
