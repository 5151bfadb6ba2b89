package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.RenderStatus;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import processing.mode.java.preproc.PdePreprocessor;
import processing.mode.java.preproc.PreprocessorResult;
import processing.utils.SketchException;

/**
 * A program as Java, and the way back to its own lines.
 *
 * @param text one compilation unit, whose class extends {@link Sketch}
 * @param className of that class
 * @param program as it was given
 * @param growth lines of the text before the program's first
 */
record JavaSource(String text, String className, String program, int growth) {
    private static final String NAME = "Program";
    private static final Pattern PARENT =
            Pattern.compile("\\bclass\\s+(\\w+)\\s+extends\\s+(?:processing\\.core\\.)?PApplet\\b");
    private static final Pattern SIZE = Pattern.compile("^[^/]*\\b(?:size|fullScreen)\\s*\\(");
    private static final int TAB = 2;

    /**
     * Preprocesses a program.
     *
     * @throws SketchFailure if it is not one; its diagnostics say where
     */
    static JavaSource of(String program) throws SketchFailure {
        String ended = program.endsWith("\n") ? program : program + "\n";
        List<Diagnostic> errors = PlainSyntax.isNeededFor(ended) ? PlainSyntax.errors(program) : List.of();
        if (!errors.isEmpty()) {
            throw new SketchFailure(RenderStatus.PARSE_ERROR, errors);
        }
        StringWriter java = new StringWriter();
        PreprocessorResult result;
        try {
            result = PdePreprocessor.builderFor(NAME).setTabSize(TAB).build().write(java, ended);
        } catch (SketchException | RuntimeException e) {
            throw new SketchFailure(
                    RenderStatus.PARSE_ERROR,
                    List.of(Diagnostic.error("this is no Processing program: " + e.getMessage())));
        }
        List<Diagnostic> issues = result.getPreprocessIssues().stream()
                .map(issue -> issue(issue.getMsg(), issue.getLine(), issue.getCharPositionInLine(), program))
                .toList();
        if (!issues.isEmpty()) {
            throw new SketchFailure(RenderStatus.PARSE_ERROR, issues);
        }
        Matcher parent = PARENT.matcher(java.toString());
        if (!parent.find()) {
            throw new SketchFailure(
                    RenderStatus.PARSE_ERROR,
                    List.of(Diagnostic.error("the program has no class that extends PApplet")));
        }
        String className = parent.group(1);
        String replacement = "class $1 extends " + Sketch.class.getName();
        return new JavaSource(parent.replaceFirst(replacement), className, ended, result.getHeaderOffset());
    }

    /** An error of syntax; one behind the end, where the parser still waited for something, is in the last line. */
    static Diagnostic issue(String message, int line, int charactersBefore, String program) {
        int lines = lines(program);
        return new Diagnostic(
                Diagnostic.Severity.ERROR,
                message,
                Math.min(Math.max(1, line), lines),
                line > lines ? Diagnostic.UNKNOWN : charactersBefore + 1);
    }

    private static int lines(String text) {
        return Math.max(1, (int) text.lines().count());
    }

    /** The line of the program that a line of {@link #text} comes from; {@link Diagnostic#UNKNOWN} if none does. */
    int programLine(long javaLine) {
        long line = javaLine - growth;
        return line < 1 || line > lines(program) ? Diagnostic.UNKNOWN : (int) line;
    }

    /** The line of the program that says how large its canvas is; {@link Diagnostic#UNKNOWN} if none does. */
    int lineOfSize() {
        List<String> all = program.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            if (SIZE.matcher(all.get(i)).find()) {
                return i + 1;
            }
        }
        return Diagnostic.UNKNOWN;
    }

    /** A line of the program, without its indent. */
    String lineText(int line) {
        return program.lines().skip(line - 1L).findFirst().orElse("").strip();
    }
}
