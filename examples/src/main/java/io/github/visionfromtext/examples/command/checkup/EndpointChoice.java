package io.github.visionfromtext.examples.command.checkup;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.model.Asking;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import io.github.visionfromtext.langchain4j.ChatLanguageModel;
import io.github.visionfromtext.langchain4j.OpenAiEndpoint;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a model of {@code langchain4j:NAME} is, and how much may be asked of it. */
final class EndpointChoice {
    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Where a model of langchain4j: answers, without /chat/completions.")
    private @Nullable URI base;

    @Option(
            names = "--api-key-env",
            paramLabel = "NAME",
            description =
                    "Environment variable that holds the endpoint's key; the key is neither printed nor written down"
                            + " (default: no key).")
    private @Nullable String keyVariable;

    @Option(
            names = "--per-minute",
            paramLabel = "N",
            defaultValue = "0",
            description = "Most questions a minute to an endpoint, 0 for any number (default: ${DEFAULT-VALUE}).")
    private int perMinute;

    @Option(
            names = "--most-questions",
            paramLabel = "N",
            defaultValue = "0",
            description = "Most questions to an endpoint in this run, repetitions included, 0 for any number (default:"
                    + " ${DEFAULT-VALUE}).")
    private long questions;

    @Option(
            names = "--token-budget",
            paramLabel = "N",
            defaultValue = "0",
            description = "Most tokens of an endpoint in this run, questions and replies, 0 for any number (default:"
                    + " ${DEFAULT-VALUE}).")
    private long tokens;

    @Option(
            names = "--longest-reply",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long an endpoint may take for a reply (default: ${DEFAULT-VALUE}).")
    private long longestReply;

    @Option(
            names = "--own-temperature",
            description = "Leaves the temperature to the endpoint, for models that allow no other.")
    private boolean ownTemperature;

    /** A model of the endpoint, asked with restraint. */
    LanguageModel open(String name) {
        if (base == null) {
            throw new InvalidInputException(
                    "--model langchain4j:" + name + " needs --base-url, such as http://localhost:8080/v1");
        }
        Asking.Limits patience = new Asking.Limits(
                perMinute, questions, Asking.Limits.DEFAULT.attempts(), Asking.Limits.DEFAULT.firstWait());
        ChatLanguageModel.Limits limits =
                new ChatLanguageModel.Limits(Duration.ofSeconds(longestReply), tokens, ownTemperature);
        return new Asking(OpenAiEndpoint.open(base, name, key(), limits), patience);
    }

    /** Whoever gives a key where its name belongs does not see it repeated. */
    private @Nullable String key() {
        if (keyVariable == null) {
            return null;
        }
        if (!keyVariable.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new InvalidInputException(
                    "--api-key-env takes the name of an environment variable; what was given is none (and not shown here,"
                            + " in case it is the key itself)");
        }
        @Nullable String key = System.getenv(keyVariable);
        if (key == null || key.isBlank()) {
            throw new InvalidInputException(
                    "--api-key-env: there is no environment variable of that name, or it is empty; export it first");
        }
        return key.strip();
    }
}
