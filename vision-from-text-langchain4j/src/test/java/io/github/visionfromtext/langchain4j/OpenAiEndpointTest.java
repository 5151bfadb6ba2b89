package io.github.visionfromtext.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.model.Asking;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.core.checkup.model.LanguageModelException;
import io.github.visionfromtext.core.checkup.model.Question;
import io.github.visionfromtext.core.checkup.model.RecordingModel;
import io.github.visionfromtext.langchain4j.ChatLanguageModel.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OpenAiEndpointTest {
    private static final String KEY = "sk-very-secret-0123456789";
    private static final Question QUESTION = Question.of("Draw a chair.").withTemperature(0.5);
    private static final Asking.Limits AT_ONCE = new Asking.Limits(0, 0, 3, Duration.ZERO);

    @TempDir
    private Path folder;

    private static LanguageModel open(PlayedEndpoint endpoint, Limits limits) {
        return OpenAiEndpoint.open(endpoint.base(), "m", KEY, limits);
    }

    private static String ask(PlayedEndpoint endpoint) {
        try (LanguageModel model = open(endpoint, Limits.DEFAULT)) {
            return model.reply(QUESTION, new CancellationToken());
        }
    }

    private static LanguageModelException failure(PlayedEndpoint endpoint) {
        return catchThrowableOfType(LanguageModelException.class, () -> ask(endpoint));
    }

    @Test
    void aQuestionBecomesARequestAndTheReplyComesBack() throws IOException {
        try (PlayedEndpoint endpoint = new PlayedEndpoint(PlayedEndpoint.says("\"<svg/> \\u00e9\""))) {
            assertThat(ask(endpoint)).isEqualTo("<svg/> \u00e9");
            assertThat(endpoint.authorizations).containsExactly("Bearer " + KEY);
            assertThat(endpoint.bodies.remove().replaceAll("\\s", ""))
                    .contains("\"model\":\"m\"")
                    .contains("\"content\":\"Drawachair.\"")
                    .contains("\"temperature\":0.5");
        }
    }

    @Test
    void noKeyIsNoHeaderAndTheTemperatureCanBeTheEndpointsOwn() throws IOException {
        Limits own = new Limits(Duration.ofMinutes(1), 0, true);
        try (PlayedEndpoint endpoint = new PlayedEndpoint(PlayedEndpoint.says("\"x\""));
                LanguageModel model = OpenAiEndpoint.open(endpoint.base(), "m", null, own)) {
            model.reply(QUESTION, new CancellationToken());
            assertThat(endpoint.authorizations).containsExactly("null");
            assertThat(endpoint.bodies.remove()).doesNotContain("temperature");
        }
    }

    @Test
    void aReplyWithoutTextIsEmpty() throws IOException {
        try (PlayedEndpoint endpoint = new PlayedEndpoint(PlayedEndpoint.says("null"))) {
            assertThat(ask(endpoint)).isEmpty();
        }
    }

    @Test
    void aBusyEndpointSaysWhenToComeBack() throws IOException {
        try (PlayedEndpoint endpoint = new PlayedEndpoint(
                PlayedEndpoint.status(429, Map.of("Retry-After", "7"), "{\"error\":{\"message\":\"slow down\"}}"))) {
            LanguageModelException busy = failure(endpoint);
            assertThat(busy.isPassing()).isTrue();
            assertThat(busy.retryAfter()).hasValue(Duration.ofSeconds(7));
            assertThat(busy).hasMessageContaining("429").hasMessageContaining("slow down");
            assertThat(endpoint.requests()).isEqualTo(1);
        }
    }

    @Test
    void passingFailuresAreAskedThrough() throws IOException {
        try (PlayedEndpoint endpoint = new PlayedEndpoint(
                        PlayedEndpoint.status(429, Map.of("Retry-After", "0"), ""),
                        PlayedEndpoint.status(500, Map.of(), "oops"),
                        PlayedEndpoint.says("\"at last\""));
                LanguageModel model = new Asking(open(endpoint, Limits.DEFAULT), AT_ONCE)) {
            assertThat(model.reply(QUESTION, new CancellationToken())).isEqualTo("at last");
            assertThat(endpoint.requests()).isEqualTo(3);
        }
    }

    @Test
    void brokenRepliesMayPass() throws IOException {
        try (PlayedEndpoint endpoint = new PlayedEndpoint(
                PlayedEndpoint.cutsOff(),
                PlayedEndpoint.status(200, Map.of(), "{\"choices\": [{"),
                PlayedEndpoint.status(200, Map.of(), "<html>"),
                exchange -> exchange.close())) {
            for (int i = 0; i < 4; i++) {
                assertThat(failure(endpoint).isPassing()).as("failure %s", i).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404})
    void refusalsAreFinal(int status) throws IOException {
        Map<String, String> elsewhere = Map.of("Location", "http://127.0.0.1:1/v1/chat/completions");
        try (PlayedEndpoint endpoint = new PlayedEndpoint(PlayedEndpoint.status(status, elsewhere, "{}"))) {
            LanguageModelException refusal = failure(endpoint);
            assertThat(refusal.isPassing()).isFalse();
            assertThat(refusal).hasMessageContaining(Integer.toString(status));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"choices\": []}", "[]", "null", "{\"choices\": [null]}"})
    void whatIsNoCompletionIsAFailureOfItsOwnKind(String body) throws IOException {
        try (PlayedEndpoint endpoint = new PlayedEndpoint(PlayedEndpoint.status(200, Map.of(), body))) {
            assertThat(failure(endpoint)).hasMessageContaining("m did not answer");
        }
    }

    @Test
    void aReplyWithoutEndIsCutShort() throws IOException {
        byte[] block = new byte[1 << 16];
        try (PlayedEndpoint endpoint = new PlayedEndpoint(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(block);
            }
        })) {
            assertThat(failure(endpoint)).hasMessageContaining("longer than " + EndpointClient.LONGEST_BODY);
        }
    }

    @Test
    void anEndpointThatNeverAnswersIsGivenUp() throws IOException {
        try (PlayedEndpoint endpoint = new PlayedEndpoint()) {
            endpoint.then(endpoint.hangs(() -> {}));
            try (LanguageModel model = open(endpoint, new Limits(Duration.ofMillis(200), 0, false))) {
                LanguageModelException slow = catchThrowableOfType(
                        LanguageModelException.class, () -> model.reply(QUESTION, new CancellationToken()));
                assertThat(slow).hasMessageContaining("within PT0.2S");
                assertThat(slow.isPassing()).isTrue();
            }
        }
    }

    @Test
    void aCancellationEndsTheWait() throws IOException {
        CancellationToken token = new CancellationToken();
        try (PlayedEndpoint endpoint = new PlayedEndpoint()) {
            endpoint.then(endpoint.hangs(token::cancel));
            try (LanguageModel model = open(endpoint, Limits.DEFAULT)) {
                assertThatThrownBy(() -> model.reply(QUESTION, token)).isInstanceOf(CancelledException.class);
            }
        }
    }

    @Test
    void spentTokensEndTheAsking() throws IOException {
        try (PlayedEndpoint endpoint = new PlayedEndpoint(PlayedEndpoint.says("\"a\""), PlayedEndpoint.says("\"b\""));
                LanguageModel model = open(endpoint, new Limits(Duration.ofMinutes(1), 15, false))) {
            model.reply(QUESTION, new CancellationToken());
            model.reply(QUESTION, new CancellationToken());
            assertThatThrownBy(() -> model.reply(QUESTION, new CancellationToken()))
                    .isInstanceOf(LanguageModelException.class)
                    .hasMessageContaining("15 tokens")
                    .hasMessageContaining("(20)");
        }
    }

    @Test
    void theKeyIsInNoFileAndNoMessage() throws IOException {
        Path replies = folder.resolve("replies.jsonl");
        String echo = "Incorrect API key " + KEY;
        try (PlayedEndpoint endpoint = new PlayedEndpoint(
                        PlayedEndpoint.says("\"" + echo + "\""), PlayedEndpoint.status(401, Map.of(), echo));
                LanguageModel model = new RecordingModel(open(endpoint, Limits.DEFAULT), replies)) {
            assertThat(model.reply(QUESTION, new CancellationToken())).isEqualTo("Incorrect API key [key]");
            assertThatThrownBy(() -> model.reply(Question.of("again"), new CancellationToken()))
                    .satisfies(
                            thrown -> assertThat(trace(thrown)).contains("401").doesNotContain(KEY));
        }
        assertThat(Files.readString(replies)).contains("Incorrect").doesNotContain(KEY);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost/v1", "localhost", "/v1", "https:///v1"})
    void whatIsNoAddressIsNamed(String address) {
        assertThatThrownBy(() -> openAt(address, null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(address);
    }

    @Test
    void theKeyGoesNowhereInTheClear() {
        assertThatThrownBy(() -> openAt("http://192.0.2.1/v1", KEY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("in the clear")
                .hasMessageNotContaining(KEY);
        assertThatThrownBy(() -> openAt("https://user:" + KEY + "@localhost/v1", null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining(KEY);
    }

    private static void openAt(String address, @Nullable String key) {
        OpenAiEndpoint.open(URI.create(address), "m", key, Limits.DEFAULT).close();
    }
}
