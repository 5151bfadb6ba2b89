package io.github.visionfromtext.examples.command;

import io.github.visionfromtext.core.tokenizer.Tokenizer;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** Prints text as its tokens come. A character whose bytes are not all there yet waits for the rest. */
final class StreamedText implements LongConsumer {
    private static final char INCOMPLETE = '\ufffd';

    private final Tokenizer tokenizer;
    private final PrintWriter out;
    private long[] tokens = new long[16];
    private int count;
    private int printed;

    StreamedText(Tokenizer tokenizer, PrintWriter out) {
        this.tokenizer = tokenizer;
        this.out = out;
    }

    @Override
    public void accept(long token) {
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * count);
        }
        tokens[count++] = token;
        String text = text();
        if (text.indexOf(INCOMPLETE, printed) < 0) {
            print(text);
        }
    }

    /** Prints what still waits, and ends the line. */
    void finish() {
        print(text());
        out.println();
    }

    private void print(String text) {
        if (text.length() > printed) {
            out.print(text.substring(printed));
            out.flush();
            printed = text.length();
        }
    }

    private String text() {
        return count == 0 ? "" : tokenizer.decode(Arrays.copyOf(tokens, count), false);
    }
}
