package io.github.visionfromtext.renderers.processing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that ends. One that breaks off, as a reply at its token limit does, loses its last incomplete statement, and the
 * blocks that are still open are closed; one that does not, or that is wrong in another way, is left alone.
 *
 * @param text the program, closed
 * @param brokenLine where it breaks off, from 1; 0 if it does not
 */
record SketchCompletion(String text, int brokenLine) {
    /** What may hold brackets without meaning them, brackets, and the end of a statement. */
    private static final Pattern TOKEN = Pattern.compile(
            "//[^\\n]*|/\\*(?s:.)*?\\*/|\"(?:[^\"\\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\\n]|\\\\.)*+'|/\\*|[\"'(){}\\[\\];]");
    /** A brace after one of these opens an initialiser or the body of a lambda, which cannot be closed by a brace alone. */
    private static final String NO_BLOCK = "=,{(]>";

    private static final char BLOCK = '{';
    private static final char OTHER = '(';

    static SketchCompletion of(String program) {
        Deque<Character> open = new ArrayDeque<>();
        int blocks = 0;
        int end = 0;
        Matcher token = TOKEN.matcher(program);
        while (token.find()) {
            String word = token.group();
            boolean complete = false;
            switch (word) {
                case "{" -> {
                    complete = isBlock(program, token.start());
                    open.push(complete ? BLOCK : OTHER);
                }
                case "(", "[" -> open.push(OTHER);
                case ")", "]", "}" -> {
                    if (open.isEmpty()) {
                        return new SketchCompletion(program, 0); // wrong, not cut off: the compiler says it better
                    }
                    complete = open.pop() == BLOCK;
                }
                case ";" -> complete = true;
                case "/*", "\"", "'" -> open.push(OTHER); // it never ends
                default -> {
                    continue;
                }
            }
            if (complete && !open.contains(OTHER)) {
                end = token.end();
                blocks = open.size();
            }
            if (word.equals("/*")) {
                break;
            }
        }
        if (open.isEmpty() || end == 0) {
            return new SketchCompletion(program, 0);
        }
        int line = 1
                + (int) program.stripTrailing()
                        .chars()
                        .filter(character -> character == '\n')
                        .count();
        return new SketchCompletion(program.substring(0, end) + "}".repeat(blocks) + "\n", line);
    }

    private static boolean isBlock(String program, int brace) {
        int before = brace - 1;
        while (before >= 0 && Character.isWhitespace(program.charAt(before))) {
            before--;
        }
        return before < 0 || NO_BLOCK.indexOf(program.charAt(before)) < 0;
    }

    /** Whether the program breaks off. */
    boolean truncated() {
        return brokenLine > 0;
    }
}
