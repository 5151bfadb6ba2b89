package io.github.visionfromtext.core.checkup.model;

import io.github.visionfromtext.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a language model is asked. Immutable.
 *
 * @param messages the conversation so far, the last of them the user's
 * @param temperature of sampling, 0 for the most probable reply
 * @param sample tells apart repetitions of one question, from 0 on
 */
public record Question(List<Message> messages, double temperature, int sample) {
    public Question {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || messages.get(messages.size() - 1).role() != Message.Role.USER) {
            throw new InvalidInputException("The last message of a question must be the user's");
        }
        if (!(temperature >= 0 && temperature <= 10)) {
            throw new InvalidInputException("The temperature is " + temperature + ", expected 0 to 10");
        }
        if (sample < 0) {
            throw new InvalidInputException("The sample is number " + sample + ", expected 0 or more");
        }
    }

    /** One message to the model, answered once. */
    public static Question of(String text) {
        return new Question(List.of(Message.user(text)), 0, 0);
    }

    public Question withTemperature(double newTemperature) {
        return new Question(messages, newTemperature, sample);
    }

    public Question withSample(int number) {
        return new Question(messages, temperature, number);
    }

    /**
     * What the question is, whoever is asked: SHA-256 of all of it, 64 hexadecimal digits. Lengths go in before texts, so that
     * no two questions share what is hashed.
     */
    public String contentHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, temperature + "\n" + sample);
            for (Message message : messages) {
                update(digest, message.role().name());
                update(digest, message.text());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
