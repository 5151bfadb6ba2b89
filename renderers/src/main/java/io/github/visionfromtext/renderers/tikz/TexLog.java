package io.github.visionfromtext.renderers.tikz;

import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.RenderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What TeX says of a program, as a status and diagnostics. */
final class TexLog {
    private static final Pattern ERROR = Pattern.compile("(?m)^(?:\\./)?([^\\s:]+\\.[a-z]{3}):(\\d+): (.+)$|^! (.+)$");
    private static final Pattern REFUSED =
            Pattern.compile("Not (?:reading from|writing to) (\\S+) \\(open|runsystem\\((.*?)\\)");
    private static final Pattern SYNTAX =
            Pattern.compile("Missing |Extra |Runaway|ended (?:before|by|while)|Emergency stop"
                    + "|Too many \\}|Did you forget a semicolon|Giving up on this path|no legal|Cannot parse");
    private static final Pattern NO_ANSWER = Pattern.compile("==> Fatal error|Emergency stop");
    private static final int MAX_ERRORS = 20;

    private final String program;
    private final String log;

    TexLog(String program, String log) {
        this.program = program;
        this.log = log;
    }

    /** What a program tried that TeX refused; empty if nothing. TeX itself often goes on as if nothing had happened. */
    List<Diagnostic> refused() {
        List<Diagnostic> refused = new ArrayList<>();
        Matcher matcher = REFUSED.matcher(log);
        while (matcher.find() && refused.size() < MAX_ERRORS) {
            String target = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            refused.add(Diagnostic.error(
                    "`" + target + "` is out of bounds for a drawing: it may use no file and no command",
                    lineWith(target)));
        }
        return refused;
    }

    /** What is wrong with it, at least one. */
    List<Diagnostic> errors() {
        List<Diagnostic> errors = new ArrayList<>();
        Matcher matcher = ERROR.matcher(log);
        while (matcher.find() && errors.size() < MAX_ERRORS) {
            String message = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
            if (NO_ANSWER.matcher(message).find() && !errors.isEmpty()) {
                continue;
            }
            boolean own = "program.tex".equals(matcher.group(1));
            int line = own ? programLine(Integer.parseInt(matcher.group(2))) : Diagnostic.UNKNOWN;
            errors.add(Diagnostic.error(message.strip() + place(line, matcher.end()), line));
        }
        return errors.isEmpty() ? List.of(Diagnostic.error("TeX stopped without a reason")) : errors;
    }

    /** The status that goes with {@link #errors()}. */
    RenderStatus status() {
        Matcher matcher = ERROR.matcher(log);
        String first = matcher.find() ? matcher.group() : "";
        if (first.contains("TeX capacity exceeded")) {
            return RenderStatus.MEMORY_LIMIT;
        }
        return SYNTAX.matcher(first).find() ? RenderStatus.PARSE_ERROR : RenderStatus.RUNTIME_ERROR;
    }

    /** TeX shows how far it had read in the line. */
    private String place(int line, int from) {
        Matcher context = Pattern.compile("(?m)^l\\.\\d+ (.*)$").matcher(log);
        if (context.find(from)) {
            String read = context.group(1).strip();
            if (!read.isEmpty()) {
                return " after `" + read + "`";
            }
        }
        return line == Diagnostic.UNKNOWN
                ? ""
                : " in `"
                        + program.lines().skip(line - 1L).findFirst().orElse("").strip() + "`";
    }

    private int programLine(int line) {
        return Math.min(line, Math.max(1, (int) program.lines().count()));
    }

    private int lineWith(String target) {
        int at = program.indexOf(target);
        return at < 0
                ? Diagnostic.UNKNOWN
                : 1
                        + (int) program.substring(0, at)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }
}
