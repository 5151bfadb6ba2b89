package io.github.visionfromtext.renderers.tikz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TikzDocumentTest {
    @Test
    void keepsTheLinesOfAFragment() {
        TikzDocument document =
                TikzDocument.of("\\usetikzlibrary{calc}\n% two\n\\begin{tikzpicture}\n\\end{tikzpicture}");
        String[] lines = document.body().split("\n");
        assertThat(lines[0]).startsWith("\\documentclass{standalone}").endsWith("\\usetikzlibrary{calc}");
        assertThat(lines[1]).isEqualTo("% two");
        assertThat(lines[2]).isEqualTo("\\begin{document}\\begin{tikzpicture}");
        assertThat(document.repairs()).hasSize(1);
    }

    @Test
    void preloadsNothingThatADocumentLoadsWithOptions() {
        String start = "\\documentclass{standalone}\n\\usepackage{tikz}\n";
        assertThat(TikzDocument.of(start).preload()).isEqualTo("\\RequirePackage{tikz}");
        assertThat(TikzDocument.of(start + "\\usepackage[table]{xcolor}").preload())
                .isEmpty();
        assertThat(TikzDocument.of("\\documentclass{article}\nhello").preload()).isEmpty();
    }

    @Test
    void tellsPagesFromPictures() {
        assertThat(TikzDocument.of("\\documentclass[border=2pt]{standalone}").pageIsPicture())
                .isTrue();
        assertThat(TikzDocument.of("\\documentclass[12pt]{article}").pageIsPicture())
                .isFalse();
    }
}
