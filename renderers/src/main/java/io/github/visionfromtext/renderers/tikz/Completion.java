package io.github.visionfromtext.renderers.tikz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that ends. One that breaks off, as a reply at its token limit does, loses its last incomplete statement, and the
 * environments and braces that are still open are closed; one that does not is left alone.
 *
 * @param text the program, closed
 * @param truncated whether it had to be
 * @param closed the environments that were
 */
record Completion(String text, boolean truncated, List<String> closed) {
    private static final Pattern TOKEN =
            Pattern.compile("%[^\\n]*|\\\\begin\\{([^}\\n]*)\\}|\\\\end\\{([^}\\n]*)\\}|\\\\.|[{};]", Pattern.DOTALL);
    private static final String BRACE = "{";

    static Completion of(String program) {
        Deque<String> open = new ArrayDeque<>();
        List<String> openAtEnd = List.of();
        int end = 0;
        Matcher token = TOKEN.matcher(program);
        while (token.find()) {
            String word = token.group();
            boolean complete = word.equals(";");
            if (token.group(1) != null) {
                open.push(token.group(1));
                complete = true;
            } else if (token.group(2) != null) {
                if (!token.group(2).equals(open.peek())) {
                    return new Completion(program, false, List.of()); // wrong, not cut off: TeX says it better
                }
                open.pop();
                complete = true;
            } else if (word.equals(BRACE)) {
                open.push(BRACE);
            } else if (word.equals("}")) {
                if (!BRACE.equals(open.peek())) {
                    return new Completion(program, false, List.of());
                }
                open.pop();
            }
            if (complete) {
                end = token.end();
                openAtEnd = new ArrayList<>(open);
            }
        }
        if (open.isEmpty() || end == 0) {
            return new Completion(program, false, List.of());
        }
        StringBuilder text = new StringBuilder(program.substring(0, end));
        for (String each : openAtEnd) {
            text.append(each.equals(BRACE) ? "}" : "\n\\end{" + each + "}");
        }
        return new Completion(
                text.append('\n').toString(),
                true,
                openAtEnd.stream().filter(each -> !each.equals(BRACE)).toList());
    }
}
