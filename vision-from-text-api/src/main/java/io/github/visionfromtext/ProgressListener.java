package io.github.visionfromtext;

/**
 * Is told how far a long operation has come. Called on the thread that does the work, so it must be quick and must not
 * throw; an exception from it ends the operation.
 */
@FunctionalInterface
public interface ProgressListener {
    /** A listener that does nothing. */
    ProgressListener NONE = (stage, done, total, detail) -> {};

    /**
     * Reports one step.
     *
     * @param stage what is being done, for instance {@code "restore"} or {@code "train"}
     * @param done units finished so far, from 0 to {@code total}
     * @param total units in all, or -1 if unknown
     * @param detail a few words for a person (a loss, a file name); may be empty
     */
    void progress(String stage, long done, long total, String detail);
}
