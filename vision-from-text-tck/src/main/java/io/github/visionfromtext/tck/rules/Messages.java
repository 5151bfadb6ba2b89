package io.github.visionfromtext.tck.rules;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Typed errors whose messages name what was wrong. */
final class Messages {
    private Messages() {}

    static void assertNames(Throwable error, String... things) {
        for (String thing : things) {
            assertTrue(
                    String.valueOf(error.getMessage()).contains(thing),
                    () -> "the message names no '" + thing + "': " + error.getMessage());
        }
    }

    static void assertRefused(Class<? extends RuntimeException> type, Executable call, String... things) {
        assertNames(assertThrows(type, call), things);
    }
}
