package io.github.visionfromtext.tck.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTableTest {
    private static final Outcome NARROW =
            Outcome.NONE.pass().pass().skip("no FLOAT16").skip("no BFLOAT16");

    @Test
    void backendsStandSideBySide(@TempDir Path folder) {
        RuleTable table = new RuleTable(folder.resolve("tck"));
        table.write("one", Map.of("C1", Outcome.NONE.pass(), "G3", NARROW));
        String written =
                table.write("two", Map.of("C1", Outcome.NONE.pass().fail(), "G4", Outcome.NONE.skip("no gradients")));
        assertThat(written)
                .startsWith("| rule | | strength | one | two |\n|---|---|---|---|---|\n")
                .contains("| C1 | A backend describes itself | required | holds (1) | FAILED 1 of 2 |")
                .contains("| formats | holds (2); no BFLOAT16, no FLOAT16 | not run |")
                .contains("| gradients | not run | does not apply: no gradients |");
        assertThat(folder.resolve("tck/rules.md")).hasContent(written);
    }

    @Test
    void aRuleIsWrittenOnce() {
        assertThatThrownBy(() -> Specification.parse("| A1 | required | One. |\n| A1 | required | Two. |\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A1");
        assertThatThrownBy(() -> Specification.load().rule("Z99")).hasMessageContaining("Z99");
    }
}
