package io.github.visionfromtext.tck.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docs/write-a-renderer.md} shows is what is compiled and run here, to the letter. */
class WriteARendererTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"DotsRenderer", "DotsRendererProvider", "DotsContractTest"})
    void exampleIsCode(String name) throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "write-a-renderer.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        String code = Files.readString(
                Path.of("src/test/java", getClass().getPackageName().replace('.', '/'), name + ".java"));
        assertThat(blocks).contains(code.substring(code.indexOf("import ")));
    }
}
