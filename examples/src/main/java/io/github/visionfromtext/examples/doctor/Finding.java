package io.github.visionfromtext.examples.doctor;

/**
 * One thing that was looked at.
 *
 * @param area what it belongs to: {@code "backend"}
 * @param subject which one: {@code "djl-pytorch"}
 * @param status how it is
 * @param found what was seen
 * @param remedy what to do, empty if nothing
 */
public record Finding(String area, String subject, Status status, String found, String remedy) {
    /** How bad it is. */
    public enum Status {
        /** Works. */
        OK,
        /** Something is missing that the demo does not need. */
        WARNING,
        /** The demo cannot run. */
        FAILURE
    }

    static Finding ok(String area, String subject, String found) {
        return new Finding(area, subject, Status.OK, found, "");
    }

    static Finding warning(String area, String subject, String found, String remedy) {
        return new Finding(area, subject, Status.WARNING, found, remedy);
    }

    static Finding failure(String area, String subject, String found, String remedy) {
        return new Finding(area, subject, Status.FAILURE, found, remedy);
    }
}
