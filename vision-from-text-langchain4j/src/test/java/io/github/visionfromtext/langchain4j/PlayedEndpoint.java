package io.github.visionfromtext.langchain4j;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An endpoint on this machine that answers each request as it was told to, in turn. */
final class PlayedEndpoint implements AutoCloseable {
    final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;
    private final Queue<Answer> answers;

    /** What happens to a request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    PlayedEndpoint(Answer... answers) throws IOException {
        this.answers = new ArrayDeque<>(List.of(answers));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Answer answer;
        synchronized (answers) {
            answer = answers.remove();
        }
        answer.to(exchange);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    int requests() {
        return bodies.size();
    }

    /** A completion with this text, as a literal of JSON; 10 tokens in all. */
    static Answer says(String json) {
        return status(200, Map.of(), """
                {"id": "1", "object": "chat.completion", "model": "m", "choices": [{"index": 0, "finish_reason": "stop",
                 "message": {"role": "assistant", "content": %s}}],
                 "usage": {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}}""".formatted(json));
    }

    static Answer status(int status, Map<String, String> headers, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** Promises more than it sends. */
    static Answer cutsOff() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"choices\": [".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** Does not answer before the test is over. */
    Answer hangs(Runnable meanwhile) {
        return exchange -> {
            meanwhile.run();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        };
    }

    void then(Answer answer) {
        synchronized (answers) {
            answers.add(answer);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
