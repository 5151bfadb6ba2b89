package io.github.visionfromtext.core.checkup.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of Markdown between fences of three or more backticks or tildes.
 *
 * @param label first word after the opening fence, in lower case; empty if there is none
 * @param text the lines between the fences
 * @param closed whether the reply went on to the closing fence
 */
record FencedBlock(String label, String text, boolean closed) {
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(?:[-*>]\\s+)?(`{3,}|~{3,})\\s*([^`\\s]*)[^`]*");

    /** All blocks of a reply, in its order; one that is never closed reaches to the end. */
    static List<FencedBlock> of(String reply) {
        List<FencedBlock> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String fence = "";
        String label = "";
        for (String line : reply.lines().toList()) {
            Matcher matcher = FENCE.matcher(line);
            boolean fenced = matcher.matches();
            if (fence.isEmpty() && fenced) {
                fence = matcher.group(1);
                label = matcher.group(2).toLowerCase(Locale.ROOT);
                text.setLength(0);
            } else if (!fence.isEmpty()
                    && fenced
                    && closes(matcher.group(1), fence)
                    && matcher.group(2).isEmpty()) {
                blocks.add(new FencedBlock(label, text.toString(), true));
                fence = "";
            } else if (!fence.isEmpty()) {
                text.append(line).append('\n');
            }
        }
        if (!fence.isEmpty()) {
            blocks.add(new FencedBlock(label, text.toString(), false));
        }
        return blocks;
    }

    private static boolean closes(String candidate, String opening) {
        return candidate.charAt(0) == opening.charAt(0) && candidate.length() >= opening.length();
    }
}
