package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.visionfromtext.examples.terminal.ExitCodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model behind an endpoint; the key is whatever the variable PATH holds, since that one is always there. */
class EndpointTest {
    private static final String REPLY = """
            {"id": "1", "object": "chat.completion", "model": "m", "choices": [{"index": 0, "finish_reason": "stop",
             "message": {"role": "assistant", "content": "<svg viewBox='0 0 9 9'><rect width='5' height='5'/></svg>"}}]}""";

    private final CommandLineHarness vft = new CommandLineHarness();
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] bytes = REPLY.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int draw(Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "checkup",
                "draw",
                "--model",
                "langchain4j:m",
                "--language",
                "svg",
                "--concepts",
                "objects",
                "--count",
                2,
                "--out",
                folder.resolve("out")));
        words.addAll(List.of(more));
        return vft.run(words.toArray());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Test
    void anEndpointDrawsAndItsKeyIsWrittenNowhere() throws IOException {
        String key = System.getenv("PATH");
        assertThat(draw("--base-url", url(), "--api-key-env", "PATH"))
                .as(vft.err())
                .isZero();
        assertThat(vft.out()).contains("2 drawings in svg: 100 %");
        assertThat(authorizations).containsExactly("Bearer " + key, "Bearer " + key);
        assertThat(vft.out() + vft.err()).doesNotContain(key);
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(key));
        }
        assertThat(draw("--base-url", url(), "--most-questions", 1))
                .as("resumed")
                .isZero();
        assertThat(authorizations).hasSize(2);
    }

    @Test
    void questionsBeyondTheBudgetAreNotAsked() {
        assertThat(draw("--base-url", url(), "--most-questions", 1)).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("budget of 1 questions");
        assertThat(authorizations).containsExactly("null");
    }

    @Test
    void whatIsMissingIsNamedAndAKeyIsNotRepeated() {
        assertThat(draw()).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("needs --base-url");
        assertThat(draw("--base-url", url(), "--api-key-env", "sk-123")).isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("name of an environment variable").doesNotContain("sk-123");
        assertThat(draw("--base-url", url(), "--api-key-env", "VFT_NO_SUCH_VARIABLE"))
                .isEqualTo(ExitCodes.FAILURE);
        assertThat(vft.err()).contains("export it");
        assertThat(authorizations).isEmpty();
    }
}
