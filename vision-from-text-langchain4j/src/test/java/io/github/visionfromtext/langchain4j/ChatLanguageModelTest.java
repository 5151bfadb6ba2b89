package io.github.visionfromtext.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.model.LanguageModelException;
import io.github.visionfromtext.core.checkup.model.Message;
import io.github.visionfromtext.core.checkup.model.Question;
import io.github.visionfromtext.langchain4j.ChatLanguageModel.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ChatLanguageModelTest {
    private static final CancellationToken NEVER = new CancellationToken();

    private static ChatLanguageModel model(Limits limits, Function<ChatRequest, String> answer) {
        ChatModel chat = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(answer.apply(request)))
                        .build();
            }
        };
        return new ChatLanguageModel("chat", chat, limits);
    }

    private static LanguageModelException failure(RuntimeException thrown) {
        try (ChatLanguageModel model = model(Limits.DEFAULT, request -> {
            throw thrown;
        })) {
            return catchThrowableOfType(LanguageModelException.class, () -> model.reply(Question.of("x"), NEVER));
        }
    }

    @Test
    void theWholeConversationIsHandedOn() {
        List<ChatMessage> heard = new ArrayList<>();
        try (ChatLanguageModel model = model(Limits.DEFAULT, request -> {
            heard.addAll(request.messages());
            return "yes";
        })) {
            Question question = new Question(
                    List.of(new Message(Message.Role.SYSTEM, "s"), Message.assistant("a"), Message.user("u")), 0, 0);
            assertThat(model.reply(question, NEVER)).isEqualTo("yes");
            assertThat(model.name()).isEqualTo("chat");
        }
        assertThat(heard).containsExactly(SystemMessage.from("s"), AiMessage.from("a"), UserMessage.from("u"));
    }

    @Test
    void failuresKeepTheirKind() {
        assertThat(failure(new RateLimitException("busy")).isPassing()).isTrue();
        assertThat(failure(new InvalidRequestException("no")).isPassing()).isFalse();
        assertThat(failure(new NullPointerException())).hasMessageContaining("NullPointerException");
        assertThat(failure(new IllegalStateException("a\n b " + "c".repeat(999))))
                .hasMessageStartingWith("chat did not answer: a b c")
                .hasMessageEndingWith("...");
    }

    @Test
    void whatAFilterWithheldIsEmpty() {
        try (ChatLanguageModel model = model(Limits.DEFAULT, request -> {
            throw new ContentFilteredException("violence");
        })) {
            assertThat(model.reply(Question.of("x"), NEVER)).isEmpty();
        }
    }

    @Test
    void tokensThatAreNotReportedAreEstimated() {
        Limits ten = new Limits(Duration.ofMinutes(1), 10, false);
        try (ChatLanguageModel model = model(ten, request -> "y".repeat(40))) {
            model.reply(Question.of("x"), NEVER);
            assertThatThrownBy(() -> model.reply(Question.of("x"), NEVER))
                    .isInstanceOf(LanguageModelException.class)
                    .hasMessageContaining("budget of 10 tokens");
        }
    }

    @Test
    void aCancelledQuestionIsNotAsked() {
        CancellationToken cancelled = new CancellationToken();
        cancelled.cancel();
        try (ChatLanguageModel model = model(Limits.DEFAULT, request -> "asked")) {
            assertThatThrownBy(() -> model.reply(Question.of("x"), cancelled)).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void limitsBelowZeroAreRefused() {
        assertThatThrownBy(() -> new Limits(Duration.ZERO, 0, false)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Limits(Duration.ofSeconds(1), -1, false))
                .isInstanceOf(InvalidInputException.class);
    }
}
