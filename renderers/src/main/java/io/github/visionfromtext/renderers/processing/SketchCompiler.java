package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.RenderStatus;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;
import org.jspecify.annotations.Nullable;

/**
 * Compiles programs: Janino, which is ten times faster and knows most of Java; javac for the rest, lambdas above all, and for
 * its messages.
 */
final class SketchCompiler {
    private SketchCompiler() {}

    /** Bytes of classes by name, and which compiler made them. */
    record Compiled(Map<String, byte[]> classes, boolean byJanino) {}

    static Compiled compile(JavaSource source) throws SketchFailure {
        Map<String, byte[]> classes = janino(source);
        return classes == null ? javac(source) : new Compiled(classes, true);
    }

    /** As {@link #compile}, by javac alone. */
    static Compiled javac(JavaSource source) throws SketchFailure {
        if (!Javac.isPresent()) {
            throw new SketchFailure(
                    RenderStatus.UNAVAILABLE,
                    List.of(Diagnostic.error(
                            "Janino cannot compile this program, and this Java has no compiler of its own: "
                                    + "run on a JDK, not a JRE")));
        }
        return new Compiled(Javac.compile(source), false);
    }

    private static @Nullable Map<String, byte[]> janino(JavaSource source) {
        SimpleCompiler compiler = new SimpleCompiler();
        compiler.setParentClassLoader(SketchCompiler.class.getClassLoader());
        compiler.setDebuggingInformation(true, true, false);
        try {
            compiler.cook(null, new StringReader(source.text()));
            return compiler.getBytecodes();
        } catch (CompileException | IOException | RuntimeException | StackOverflowError e) {
            // Janino is not sure-footed in code it does not support; javac has the last word.
            return null;
        }
    }
}
