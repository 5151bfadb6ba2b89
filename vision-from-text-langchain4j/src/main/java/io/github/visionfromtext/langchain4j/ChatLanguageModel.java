package io.github.visionfromtext.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.LanguageModelException;
import io.github.visionfromtext.core.checkup.model.Message;
import io.github.visionfromtext.core.checkup.model.Question;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A LangChain4j {@code ChatModel} as a language model of the check-up. Thread-safe if the chat model is. Calls run in threads
 * of this model's own, so that cancellation and the longest time of a reply hold whatever the chat model does; it is
 * interrupted then.
 *
 * <p>A reply that a content filter withheld is an empty one: that is an outcome of the check-up, not a failure of it.
 */
public final class ChatLanguageModel implements LanguageModel {
    private static final long GLANCE_MILLIS = 50;

    private final String name;
    private final ChatModel model;
    private final Limits limits;
    private final TokenBudget budget;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "chat-model");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * What a model may take.
     *
     * @param longestReply after which a question counts as unanswered
     * @param tokens most tokens of questions and replies together, 0 for no limit; the reply that exceeds it is the last
     * @param ownTemperature leaves the temperature to the model, for those that allow no other
     */
    public record Limits(Duration longestReply, long tokens, boolean ownTemperature) {
        /** Five minutes a reply, any number of tokens, the question's temperature. */
        public static final Limits DEFAULT = new Limits(Duration.ofMinutes(5), 0, false);

        public Limits {
            if (longestReply.isNegative() || longestReply.isZero() || tokens < 0) {
                throw new InvalidInputException("Limits of " + longestReply + " a reply and " + tokens
                        + " tokens: expected a time above 0 and no negative number");
            }
        }
    }

    /**
     * Adapts a model.
     *
     * @param name by which its replies are recorded and found again
     */
    public ChatLanguageModel(String name, ChatModel model, Limits limits) {
        this.name = name;
        this.model = model;
        this.limits = limits;
        this.budget = new TokenBudget(name, limits.tokens());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String reply(Question question, CancellationToken cancellation) {
        cancellation.throwIfCancelled("Asking " + name);
        budget.check();
        ChatResponse response;
        try {
            response = ask(request(question), cancellation);
        } catch (ContentFilteredException e) {
            return "";
        }
        @Nullable String text = response.aiMessage().text();
        String reply = text == null ? "" : text;
        budget.spend(question, reply, response.tokenUsage());
        return reply;
    }

    private ChatRequest request(Question question) {
        return ChatRequest.builder()
                .messages(question.messages().stream()
                        .map(ChatLanguageModel::message)
                        .toList())
                .temperature(limits.ownTemperature() ? null : question.temperature())
                .build();
    }

    private static ChatMessage message(Message message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case ASSISTANT -> AiMessage.from(message.text());
        };
    }

    private ChatResponse ask(ChatRequest request, CancellationToken cancellation) {
        Future<ChatResponse> answer = threads.submit(() -> model.chat(request));
        try {
            return await(answer, cancellation);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof ContentFilteredException filtered) {
                throw filtered;
            }
            throw ChatFailure.of(name, cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LanguageModelException("Asking " + name + " was interrupted", false, e);
        } finally {
            answer.cancel(true);
        }
    }

    /** In glances, so that a cancellation is heeded at once. */
    private ChatResponse await(Future<ChatResponse> answer, CancellationToken cancellation)
            throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + limits.longestReply().toNanos();
        while (true) {
            try {
                return answer.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                cancellation.throwIfCancelled("Asking " + name);
                if (System.nanoTime() > end) {
                    throw new LanguageModelException(name + " did not answer within " + limits.longestReply(), true, e);
                }
            }
        }
    }

    /** The chat model itself is its owner's to close. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
