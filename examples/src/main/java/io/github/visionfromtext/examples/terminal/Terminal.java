package io.github.visionfromtext.examples.terminal;

import io.github.visionfromtext.CancellationToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command prints, whether a person watches, and how that person stops it. Results go to {@link #out()}, everything
 * else to {@link #err()}.
 */
public final class Terminal {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean watched;
    private final CancellationToken cancellation = new CancellationToken();
    private boolean verbose;

    /**
     * A terminal on streams of one's own.
     *
     * @param watched whether progress bars may be drawn on {@code err}
     */
    public Terminal(PrintWriter out, PrintWriter err, boolean watched) {
        this.out = out;
        this.err = err;
        this.watched = watched;
    }

    /** The process's own streams. */
    public static Terminal system() {
        return new Terminal(
                new PrintWriter(System.out, true, Charset.defaultCharset()),
                new PrintWriter(System.err, true, Charset.defaultCharset()),
                errorStreamIsTerminal() && !"dumb".equals(System.getenv("TERM")));
    }

    /** Java tells only whether standard input and output are a terminal; Linux tells it of each stream. */
    @SuppressWarnings("SystemConsoleNull") // Consoles knows.
    private static boolean errorStreamIsTerminal() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return Consoles.isTerminal(System.console());
        }
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    /** Whether all that was printed to {@link #out()} went through; writers keep silent about it. */
    public boolean delivered() {
        return !out.checkError();
    }

    /** Is cancelled by Ctrl-C; hand it to everything that takes long. */
    public CancellationToken cancellation() {
        return cancellation;
    }

    /** Bars while a person watches, else silence. To be closed when the work is done. */
    public ProgressDisplay progress() {
        return watched ? new ProgressBars(err) : ProgressDisplay.NONE;
    }

    /** Bars while a person watches, else a line now and then: for work of hours, whose log is read afterwards. */
    public ProgressDisplay progressOfLongWork() {
        return watched ? new ProgressBars(err) : new ProgressLines(err);
    }

    /** Whether stack traces are wanted. */
    boolean verbose() {
        return verbose;
    }

    /** Asks for stack traces and for the library's log; before anything logs. */
    public void beVerbose() {
        verbose = true;
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
    }
}
