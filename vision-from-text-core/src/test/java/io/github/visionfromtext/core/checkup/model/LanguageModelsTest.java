package io.github.visionfromtext.core.checkup.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.model.Asking.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording, replaying, and asking with restraint. */
class LanguageModelsTest {
    private static final CancellationToken NEVER = new CancellationToken();

    @TempDir
    Path folder;

    /** Answers with a count of how often it was asked, after failing a number of times. */
    private static final class Counting implements LanguageModel {
        private int asked;
        private int failures;
        private final boolean passing;

        Counting(int failures, boolean passing) {
            this.failures = failures;
            this.passing = passing;
        }

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String reply(Question question, CancellationToken cancellation) {
            asked++;
            if (failures-- > 0) {
                throw new LanguageModelException("busy", passing, null);
            }
            return "reply " + asked + " to \"" + question.messages().get(0).text() + "\"\nüber";
        }
    }

    private static Counting counting() {
        return new Counting(0, true);
    }

    private Path file() {
        return folder.resolve("replies.jsonl");
    }

    @Test
    void whatWasAnsweredIsNotAskedAgainAndCanBeReplayed() {
        Question first = Question.of("draw a cat");
        Question again = first.withSample(1).withTemperature(0.7);
        Counting model = counting();
        String reply;
        try (RecordingModel recording = new RecordingModel(model, file())) {
            reply = recording.reply(first, NEVER);
            assertThat(recording.reply(first, NEVER)).isEqualTo(reply);
            assertThat(recording.reply(again, NEVER)).isNotEqualTo(reply);
        }
        assertThat(model.asked).isEqualTo(2);
        Counting later = counting();
        try (RecordingModel recording = new RecordingModel(later, file())) {
            assertThat(recording.reply(first, NEVER)).isEqualTo(reply);
        }
        assertThat(later.asked).isZero();
        ReplayedModel replayed = new ReplayedModel(file());
        assertThat(replayed.name()).isEqualTo("counting");
        assertThat(replayed.reply(first, NEVER)).isEqualTo(reply);
        assertThatThrownBy(() -> replayed.reply(first.withSample(9), NEVER))
                .isInstanceOf(LanguageModelException.class)
                .hasMessageContaining("draw a cat")
                .hasMessageContaining("sample 9");
    }

    @Test
    void aLineThatACrashCutOffIsWrittenAnew() throws IOException {
        try (RecordingModel recording = new RecordingModel(counting(), file())) {
            recording.reply(Question.of("one"), NEVER);
        }
        long whole = Files.size(file());
        Files.writeString(file(), "{\"model\":\"counting\",\"question\":\"12".repeat(20), StandardOpenOption.APPEND);
        try (RecordingModel recording = new RecordingModel(counting(), file())) {
            recording.reply(Question.of("two"), NEVER);
        }
        List<String> lines = Files.readAllLines(file());
        assertThat(lines).hasSize(2);
        assertThat(Files.size(file())).isLessThan(2 * whole + 10);
        assertThat(new ReplayedModel(file()).reply(Question.of("two"), NEVER)).contains("two");
    }

    @Test
    void filesThatHoldSomethingElseAreRefusedByLine() throws IOException {
        try (RecordingModel recording = new RecordingModel(counting(), file())) {
            recording.reply(Question.of("one"), NEVER);
        }
        String line = Files.readString(file());
        Path changed = Files.writeString(folder.resolve("changed"), line + line.replace("one", "two"));
        assertThatThrownBy(() -> new ReplayedModel(changed))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Line 2");
        for (String text : List.of("", "[]\n", "{\"model\":\"x\"}\n", "null\n", "[".repeat(5000) + "\n")) {
            Path other = Files.writeString(folder.resolve("other"), text);
            assertThatThrownBy(() -> new ReplayedModel(other))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("other");
        }
        Path other = Files.writeString(folder.resolve("other"), "a diary\n");
        assertThatThrownBy(() -> new RecordingModel(counting(), other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Line 1");
        assertThat(other).hasContent("a diary\n");
    }

    @Test
    void aFileIsRecordedIntoOnce() {
        try (RecordingModel recording = new RecordingModel(counting(), file())) {
            assertThatThrownBy(() -> new RecordingModel(counting(), file())).isInstanceOf(InvalidInputException.class);
            recording.reply(Question.of("one"), NEVER);
        }
    }

    @Test
    void passingFailuresAreWaitedOut() {
        Counting model = new Counting(2, true);
        try (Asking asking = new Asking(model, new Limits(0, 0, 3, Duration.ZERO))) {
            assertThat(asking.reply(Question.of("x"), NEVER)).startsWith("reply 3");
        }
        Counting broken = new Counting(9, true);
        Asking asking = new Asking(broken, new Limits(0, 0, 3, Duration.ZERO));
        assertThatThrownBy(() -> asking.reply(Question.of("x"), NEVER)).hasMessage("busy");
        assertThat(broken.asked).isEqualTo(3);
        Counting refusing = new Counting(9, false);
        assertThatThrownBy(() -> new Asking(refusing, Limits.DEFAULT).reply(Question.of("x"), NEVER))
                .hasMessage("busy");
        assertThat(refusing.asked).isEqualTo(1);
    }

    @Test
    void theBudgetCountsEveryAttempt() {
        Counting model = new Counting(1, true);
        Asking asking = new Asking(model, new Limits(0, 3, 5, Duration.ZERO));
        asking.reply(Question.of("x"), NEVER);
        asking.reply(Question.of("y"), NEVER);
        assertThatThrownBy(() -> asking.reply(Question.of("z"), NEVER))
                .isInstanceOf(LanguageModelException.class)
                .hasMessageContaining("budget of 3");
        assertThat(model.asked).isEqualTo(3);
    }

    @Test
    void waitingEndsWithACancellation() {
        CancellationToken token = new CancellationToken();
        LanguageModel cancelling = new LanguageModel() {
            @Override
            public String name() {
                return "busy";
            }

            @Override
            public String reply(Question question, CancellationToken cancellation) {
                token.cancel();
                throw new LanguageModelException("busy", true, null);
            }
        };
        Asking asking = new Asking(cancelling, new Limits(0, 0, 2, Duration.ofDays(1)));
        assertThatThrownBy(() -> asking.reply(Question.of("x"), token)).isInstanceOf(CancelledException.class);
    }

    /** Asks to be left alone, and cancels so that nobody waits for it. */
    private static LanguageModel resting(Duration wait, CancellationToken token) {
        return new LanguageModel() {
            @Override
            public String name() {
                return "resting";
            }

            @Override
            public String reply(Question question, CancellationToken cancellation) {
                cancellation.throwIfCancelled("Asking twice");
                token.cancel();
                throw new LanguageModelException("resting", true, wait, null);
            }
        };
    }

    @Test
    void aServiceIsLeftAloneForAsLongAsItAsksTo() {
        CancellationToken token = new CancellationToken();
        Limits atOnce = new Limits(0, 0, 2, Duration.ZERO);
        assertThatThrownBy(
                        () -> new Asking(resting(Duration.ofMinutes(10), token), atOnce).reply(Question.of("x"), token))
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("Waiting for resting");
        assertThatThrownBy(() -> new Asking(resting(Duration.ofHours(1), new CancellationToken()), atOnce)
                        .reply(Question.of("x"), NEVER))
                .as("not in this run")
                .isInstanceOf(LanguageModelException.class);
    }

    @Test
    void questionsThatDifferHaveDifferentHashes() {
        Question question = Question.of("ab");
        Question split = new Question(List.of(Message.user("a"), Message.user("b")), 0, 0);
        Question spoken = new Question(List.of(Message.assistant("a"), Message.user("b")), 0, 0);
        assertThat(List.of(
                        question.contentHash(),
                        split.contentHash(),
                        spoken.contentHash(),
                        question.withSample(1).contentHash(),
                        question.withTemperature(1).contentHash()))
                .doesNotHaveDuplicates();
    }
}
