package io.github.visionfromtext.renderers.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.drawing.RenderStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fence alone, around code that is compiled and never run. */
class FenceTest {
    private static Map<String, byte[]> pass(String program) throws SketchFailure {
        JavaSource source = JavaSource.of(program);
        return Fence.pass(source, SketchCompiler.compile(source).classes());
    }

    @Test
    void letsDrawingsThrough() throws SketchFailure {
        assertThat(pass("class P { float x = 1; }\nvoid setup() { size(9, 9); P p = new P();\n"
                        + "  String s = \"at \" + p + int(2.5); int[][] grid = new int[3][3]; text(s, p.x, grid[0][0]);\n"
                        + "  java.util.stream.IntStream.range(0, 3).forEach(i -> line(i, 0, i, 9)); }"))
                .isNotEmpty();
    }

    @Test
    void refusesWithTheLineOfTheProgram() {
        assertThatThrownBy(() -> pass("size(9, 9);\n\nSystem.exit(1);"))
                .isInstanceOfSatisfying(SketchFailure.class, failure -> {
                    assertThat(failure.status()).isEqualTo(RenderStatus.FORBIDDEN);
                    assertThat(failure.diagnostics().get(0).line()).isEqualTo(3);
                    assertThat(failure.diagnostics().get(0).message()).contains("java.lang.System.exit");
                });
    }

    @Test
    void leavesOutTheMethodThatOpensAWindow() throws SketchFailure {
        byte[] program = pass("size(9, 9);").get("Program");
        assertThat(new org.objectweb.asm.ClassReader(program).getClassName()).isEqualTo("Program");
        assertThat(new String(program, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("passedArgs");
    }
}
