package io.github.visionfromtext.langchain4j;

import dev.langchain4j.model.openai.OpenAiChatModel;
import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.model.LanguageModel;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service, far or on this machine, that completes chats as OpenAI's does: {@code POST BASE/chat/completions}. */
public final class OpenAiEndpoint {
    private OpenAiEndpoint() {}

    /**
     * A model of an endpoint. It is asked once for each question; {@link
     * io.github.visionfromtext.core.checkup.model.Asking} asks again.
     *
     * @param base address without {@code /chat/completions}, such as {@code http://localhost:8080/v1}
     * @param model name by which the endpoint knows it
     * @param key what it asks for as a bearer token, null for none; goes to this endpoint alone and over HTTPS, or to this
     *     machine, and is never logged or part of a message
     * @throws InvalidInputException if the address is none, holds a password, or would carry the key in the clear
     */
    public static LanguageModel open(URI base, String model, @Nullable String key, ChatLanguageModel.Limits limits) {
        check(base, key != null);
        OpenAiChatModel chat = OpenAiChatModel.builder()
                .httpClientBuilder(new EndpointClientBuilder(key))
                .baseUrl(base.toString())
                .apiKey(key)
                .modelName(model)
                .maxRetries(0)
                .build();
        return new ChatLanguageModel(model, chat, limits);
    }

    private static void check(URI base, boolean withKey) {
        if (base.getUserInfo() != null) {
            throw new InvalidInputException(
                    "The address of an endpoint holds a user or password; give the key as a key, not in the address");
        }
        String scheme = base.getScheme();
        if (scheme == null || !Set.of("http", "https").contains(scheme) || base.getHost() == null) {
            throw new InvalidInputException(
                    "The address of an endpoint is " + base + ", expected one like https://HOST/v1");
        }
        if (withKey && scheme.equals("http") && !isThisMachine(base.getHost())) {
            throw new InvalidInputException("The key would travel to " + base + " in the clear, expected https");
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
