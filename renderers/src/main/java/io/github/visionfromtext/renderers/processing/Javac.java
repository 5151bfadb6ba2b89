package io.github.visionfromtext.renderers.processing;

import io.github.visionfromtext.drawing.Diagnostic;
import io.github.visionfromtext.drawing.RenderStatus;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiler of the JDK, from memory to memory. */
final class Javac {
    private static final int MAX_ERRORS = 20;
    private static final Pattern LOCATION = Pattern.compile("\\s*\\n\\s*location:.*", Pattern.DOTALL);

    private Javac() {}

    static boolean isPresent() {
        return ToolProvider.getSystemJavaCompiler() != null;
    }

    static Map<String, byte[]> compile(JavaSource source) throws SketchFailure {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        StandardJavaFileManager standard =
                compiler.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8);
        Memory memory = new Memory(standard);
        List<String> options = List.of("-proc:none", "-nowarn", "-g:lines,vars,source", "-Xlint:none");
        boolean compiled = compiler.getTask(null, memory, messages, options, null, List.of(new Text(source)))
                .call();
        if (!compiled) {
            throw new SketchFailure(RenderStatus.PARSE_ERROR, errors(source, messages));
        }
        Map<String, byte[]> classes = new TreeMap<>();
        memory.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private static List<Diagnostic> errors(JavaSource source, DiagnosticCollector<JavaFileObject> messages) {
        List<Diagnostic> errors = new ArrayList<>();
        for (javax.tools.Diagnostic<? extends JavaFileObject> message : messages.getDiagnostics()) {
            if (message.getKind() != javax.tools.Diagnostic.Kind.ERROR || errors.size() == MAX_ERRORS) {
                continue;
            }
            int line = source.programLine(message.getLineNumber());
            String text = LOCATION.matcher(message.getMessage(Locale.ROOT)).replaceFirst("");
            errors.add(Diagnostic.error(
                    text.replaceAll("\\s*\\n\\s*", "; ")
                            + (line == Diagnostic.UNKNOWN ? "" : " in `" + source.lineText(line) + "`"),
                    line));
        }
        return errors.isEmpty() ? List.of(Diagnostic.error("javac refuses the program without a reason")) : errors;
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(JavaSource source) {
            super(URI.create("string:///" + source.className() + ".java"), Kind.SOURCE);
            this.text = source.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

        Memory(StandardJavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
