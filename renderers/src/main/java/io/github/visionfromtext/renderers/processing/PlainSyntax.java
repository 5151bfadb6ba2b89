package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.drawing.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.jspecify.annotations.Nullable;
import processing.mode.java.preproc.ProcessingLexer;
import processing.mode.java.preproc.ProcessingParser;

/**
 * Errors of syntax in the parser's own words. Those of the preprocessor are friendlier, but it finds them with expressions that
 * take cubic time over long words: minutes for one of a few thousand letters, such as a picture in Base64.
 */
final class PlainSyntax {
    private static final Pattern LONG_WORD = Pattern.compile("[0-9A-Za-z_<>]{200}");
    private static final int MAX_ERRORS = 10;
    private static final int MAX_MESSAGE = 200;

    private PlainSyntax() {}

    /** Whether the preprocessor is not to be asked what is wrong with a program. */
    static boolean isNeededFor(String program) {
        return LONG_WORD.matcher(program).find();
    }

    /** What is wrong with a program; nothing if its syntax is right. */
    static List<Diagnostic> errors(String program) {
        List<Diagnostic> errors = new ArrayList<>();
        ProcessingLexer lexer = new ProcessingLexer(CharStreams.fromString(program));
        lexer.removeErrorListeners();
        ProcessingParser parser = new ProcessingParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    @Nullable Object symbol,
                    int line,
                    int column,
                    String message,
                    @Nullable RecognitionException exception) {
                if (errors.size() < MAX_ERRORS) {
                    String brief =
                            message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...";
                    errors.add(JavaSource.issue(brief, line, column, program));
                }
            }
        });
        parser.processingSketch();
        return errors;
    }
}
