package io.github.visionfromtext.langchain4j;

import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * HTTP by the JDK, as LangChain4j's own client does it, and besides: refusals carry their Retry-After; nothing is redirected,
 * so that the key goes nowhere else; bodies have a limit; and the key is struck out of whatever the endpoint says.
 */
final class EndpointClient implements HttpClient {
    static final int LONGEST_BODY = 16 << 20;

    private final java.net.http.HttpClient client;
    private final @Nullable String key;

    EndpointClient(Duration connectTimeout, @Nullable String key) {
        this.client = java.net.http.HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .build();
        this.key = key;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = client.send(translate(request), BodyHandlers.ofInputStream());
            String body = body(response);
            if (response.statusCode() / 100 != 2) {
                throw new RefusedRequestException(
                        response.statusCode(), "HTTP " + response.statusCode() + " " + body, retryAfter(response));
            }
            return SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(response.headers().map())
                    .body(body)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private static java.net.http.HttpRequest translate(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        @Nullable String body = request.body();
        return builder.method(
                        request.method().name(),
                        body == null
                                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                : java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private String body(HttpResponse<InputStream> response) throws IOException {
        try (InputStream in = response.body()) {
            byte[] bytes = in.readNBytes(LONGEST_BODY + 1);
            if (bytes.length > LONGEST_BODY) {
                throw new IOException("the reply is longer than " + LONGEST_BODY + " bytes");
            }
            String body = new String(bytes, StandardCharsets.UTF_8);
            return key == null ? body : body.replace(key, "[key]");
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(value -> RetryAfter.parse(value, Instant.now()))
                .orElse(null);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedFeatureException("The check-up does not stream");
    }
}
