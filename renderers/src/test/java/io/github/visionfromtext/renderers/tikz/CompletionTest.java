package io.github.visionfromtext.renderers.tikz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\draw (0,0) -- (1,1);",
                "\\begin{a}\\begin{b}{x}\\end{b}\\end{a}",
                "\\begin{a}\\begin{b}\\end{a}",
                "a}",
                "\\node {\\{}; % }}}",
                "\\begin{a"
            })
    void leavesWholeAndWrongProgramsAlone(String program) {
        Completion completion = Completion.of(program);
        assertThat(completion.truncated()).isFalse();
        assertThat(completion.text()).isEqualTo(program);
    }

    @Test
    void closesWhatIsOpenAfterTheLastWholeStatement() {
        Completion completion = Completion.of(
                "\\begin{document}\n\\begin{tikzpicture}\n\\foreach \\x in {1,2} {\n\\fill (0,0); \\draw (0");
        assertThat(completion.truncated()).isTrue();
        assertThat(completion.text())
                .endsWith("{\n\\fill (0,0);}\n\\end{tikzpicture}\n\\end{document}\n")
                .doesNotContain("draw");
        assertThat(completion.closed()).containsExactly("tikzpicture", "document");
    }
}
