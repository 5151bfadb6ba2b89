package io.github.visionfromtext.backend;

/**
 * Whether something can run on this machine.
 *
 * @param usable whether it can
 * @param reason what was found: a version if usable, what is missing if not
 * @param remedy what the user can do if it is not usable, else empty
 */
public record Availability(boolean usable, String reason, String remedy) {
    public static Availability usable(String found) {
        return new Availability(true, found, "");
    }

    public static Availability missing(String reason, String remedy) {
        return new Availability(false, reason, remedy);
    }
}
