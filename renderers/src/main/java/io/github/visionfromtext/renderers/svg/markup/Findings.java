package io.github.visionfromtext.renderers.svg.markup;

import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.Diagnostic.Severity;
import io.github.visionfromtext.drawing.RenderStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is found out about one program while it is read and drawn. One thread. */
public final class Findings {
    private static final int MAX_DIAGNOSTICS = 50;
    private static final int MAX_REPAIRS = 50;
    private static final int MAX_QUOTED = 60;

    private final String source;
    private final int[] lineStarts;
    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    private final Map<String, Repair> repairs = new LinkedHashMap<>();

    private record Repair(int times, int firstLine) {}

    public Findings(String source) {
        this.source = source;
        this.lineStarts = lineStarts(source);
    }

    /** The picture lacks something. */
    public void error(String message, int offset) {
        add(diagnostic(Severity.ERROR, message, offset));
    }

    /** The picture may differ from what was meant. */
    public void warning(String message, int offset) {
        add(diagnostic(Severity.WARNING, message, offset));
    }

    /** Something was mended; equal repairs are counted. */
    public void repair(String what, int offset) {
        if (repairs.size() >= MAX_REPAIRS && !repairs.containsKey(what)) {
            return;
        }
        int line = lineOf(offset);
        repairs.merge(what, new Repair(1, line), (old, one) -> new Repair(old.times() + 1, old.firstLine()));
    }

    /** What to throw when a program cannot be drawn further. */
    public StoppedException stop(RenderStatus status, String message, int offset) {
        return new StoppedException(status, diagnostic(Severity.ERROR, message, offset));
    }

    /** In the order of the lines. */
    public List<Diagnostic> diagnostics() {
        List<Diagnostic> sorted = new ArrayList<>(diagnostics);
        sorted.sort(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column));
        return sorted;
    }

    public List<String> repairs() {
        return repairs.entrySet().stream()
                .map(entry -> describe(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A value as it may be quoted in a message, shortened. */
    public static String quote(String value) {
        String line = value.replaceAll("\\s+", " ").strip();
        return '"' + (line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "...") + '"';
    }

    private static String describe(String what, Repair repair) {
        String place = "line " + repair.firstLine();
        return what + " (" + (repair.times() == 1 ? place : repair.times() + " times, first in " + place) + ")";
    }

    /** Adds what was found elsewhere. */
    public void add(Diagnostic diagnostic) {
        if (diagnostics.size() < MAX_DIAGNOSTICS) {
            diagnostics.add(diagnostic);
        }
    }

    private Diagnostic diagnostic(Severity severity, String message, int offset) {
        int line = lineOf(offset);
        return new Diagnostic(severity, message, line, offset - lineStarts[line - 1] + 1);
    }

    /** The line, from 1, that a place in the source is in. */
    public int lineOf(int offset) {
        int place = Arrays.binarySearch(lineStarts, Math.min(offset, source.length()));
        return place >= 0 ? place + 1 : -place - 1;
    }

    private static int[] lineStarts(String source) {
        int lines = 1;
        for (int i = 0; i < source.length(); i++) {
            lines += isLineEnd(source, i) ? 1 : 0;
        }
        int[] starts = new int[lines];
        for (int i = 0, line = 1; i < source.length(); i++) {
            if (isLineEnd(source, i)) {
                starts[line++] = i + 1;
            }
        }
        return starts;
    }

    private static boolean isLineEnd(String source, int i) {
        char c = source.charAt(i);
        return c == '\n' || (c == '\r' && !(i + 1 < source.length() && source.charAt(i + 1) == '\n'));
    }
}
