package io.github.visionfromtext.core.checkup.model;

/**
 * A turn of a conversation.
 *
 * @param role who speaks
 * @param text what is said
 */
public record Message(Role role, String text) {
    /** Who speaks. */
    public enum Role {
        /** Instructions that hold for the whole conversation. */
        SYSTEM,
        USER,
        ASSISTANT
    }

    public static Message user(String text) {
        return new Message(Role.USER, text);
    }

    public static Message assistant(String text) {
        return new Message(Role.ASSISTANT, text);
    }
}
