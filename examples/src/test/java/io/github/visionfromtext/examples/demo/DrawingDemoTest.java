package io.github.visionfromtext.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DrawingDemoTest {
    private static DrawingResult draw(CancellationToken token) {
        return DrawingDemo.run(List.of(DrawingLanguage.SVG), ProgressListener.NONE, token);
    }

    @Test
    void whatCanBeDrawnIsAndWhatCannotIsSaid() {
        DrawingResult result = draw(new CancellationToken());
        assertThat(result.languages()).containsExactly("svg");
        assertThat(result.missing()).isEmpty();
        String missing = "tikz cannot be rendered here";
        Document page = Jsoup.parse(new DrawingResult(result.run(), List.of(missing), result.time()).html());
        assertThat(page.select("section.gallery")).hasSize(6);
        assertThat(page.select("section.gallery .ok img"))
                .as("the large model's")
                .hasSize(6);
        assertThat(page.select("section.gallery figcaption .bad"))
                .as("the small model's")
                .hasSize(6);
        assertThat(page.select("section.gallery pre .error")).isNotEmpty();
        assertThat(page.select("#corrections ~ section:not(.gallery) figure")).hasSizeGreaterThan(1);
        assertThat(page.text()).contains(missing);
    }

    @Test
    void aCancelledDemoDrawsNothing() {
        CancellationToken cancelled = new CancellationToken();
        cancelled.cancel();
        assertThatThrownBy(() -> draw(cancelled)).isInstanceOf(CancelledException.class);
    }
}
