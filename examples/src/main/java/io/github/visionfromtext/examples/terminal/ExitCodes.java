package io.github.visionfromtext.examples.terminal;

/** What {@code vft} ends with. */
public final class ExitCodes {
    /** It did what was asked. */
    public static final int OK = 0;

    /** It could not: a bad file, a missing capability, a full disk. Standard error says why. */
    public static final int FAILURE = 1;

    /** The command line itself is wrong. */
    public static final int USAGE = 2;

    /** Ctrl-C, as shells count it: 128 and the signal's number. */
    public static final int CANCELLED = 130;

    private ExitCodes() {}
}
