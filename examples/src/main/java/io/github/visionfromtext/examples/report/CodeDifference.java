package io.github.visionfromtext.examples.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/**
 * A line of the difference between two programs.
 *
 * @param kind {@code added}, {@code removed}, {@code same}, or {@code place} for a heading
 */
public record CodeDifference(String kind, String text) {
    private static final int CONTEXT = 3;
    private static final int MOST_LINES = 2000;

    /** Unified, with three lines around each change; empty for programs too long to compare. */
    static List<CodeDifference> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        if (Math.max(old.size(), now.size()) > MOST_LINES) {
            return List.of();
        }
        return UnifiedDiffUtils.generateUnifiedDiff("", "", old, DiffUtils.diff(old, now), CONTEXT).stream()
                .skip(2)
                .map(CodeDifference::line)
                .toList();
    }

    private static CodeDifference line(String line) {
        String kind =
                switch (line.charAt(0)) {
                    case '+' -> "added";
                    case '-' -> "removed";
                    case '@' -> "place";
                    default -> "same";
                };
        return new CodeDifference(kind, Visible.text(line));
    }
}
