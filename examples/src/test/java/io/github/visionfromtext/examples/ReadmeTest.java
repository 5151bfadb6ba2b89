package io.github.visionfromtext.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The Java of the README compiles: each block is imports, then members of a class. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("import [^;]+;\n");

    @TempDir
    private Path classes;

    @TestFactory
    Stream<DynamicTest> javaBlocks() throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).isNotEmpty();
        return blocks.stream().map(block -> DynamicTest.dynamicTest(signature(block), () -> assertCompiles(block)));
    }

    private void assertCompiles(String block) {
        String imports = IMPORT.matcher(block).results().map(MatchResult::group).collect(Collectors.joining());
        String members = IMPORT.matcher(block).replaceAll("");
        StringWriter problems = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiled = compiler.getTask(
                        problems,
                        null,
                        null,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(source(imports + "class Snippet {\n" + members + "}\n")))
                .call();
        assertThat(compiled).as(problems.toString()).isTrue();
    }

    /** The first line that is no import. */
    private static String signature(String block) {
        return IMPORT.matcher(block).replaceAll("").strip().lines().findFirst().orElseThrow();
    }

    private static JavaFileObject source(String code) {
        return new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}
