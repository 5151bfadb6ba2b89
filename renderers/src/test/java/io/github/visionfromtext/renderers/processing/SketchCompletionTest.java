package io.github.visionfromtext.renderers.processing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SketchCompletionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "size(9, 9);\nrect(1, 1, 5, 5);",
                "void draw() { if (x) { y(); } }",
                "// (((\n/* {{{ */ println(\"({[\" + '(');",
                "}{",
                "rect(1, 1))",
                "(",
                "\"",
                ""
            })
    void leavesAloneWhatIsWholeOrWrong(String program) {
        assertThat(SketchCompletion.of(program)).isEqualTo(new SketchCompletion(program, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            void draw() { a(); b(         | void draw() { a();}
            void draw() { if (x) { a();   | void draw() { if (x) { a();}}
            void draw() { if (x)          | void draw() {}
            a(); for (int i = 0; i < 5;   | a();
            a(); int[] x = {1, 2,         | a();
            a(); int[][] x = {{1}, {      | a();
            a(); text("brea               | a();
            a(); /* brea                  | a();
            a(); run(() -> { b();         | a();
            class A { int b; void c() {   | class A { int b; void c() {}}
            """)
    void dropsWhatIsIncompleteAndClosesBlocks(String program, String text) {
        assertThat(SketchCompletion.of(program)).isEqualTo(new SketchCompletion(text + "\n", 1));
    }

    @Test
    void namesTheLineWhereItBreaksOff() {
        assertThat(SketchCompletion.of("void draw() {\n  a();\n  b(\n\n").brokenLine())
                .isEqualTo(3);
    }
}
