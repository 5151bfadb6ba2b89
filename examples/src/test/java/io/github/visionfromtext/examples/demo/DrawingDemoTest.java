package io.github.visionfromtext.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.visionfromtext.CancellationToken;
import io.github.visionfromtext.CancelledException;
import io.github.visionfromtext.ProgressListener;
import io.github.visionfromtext.backend.Backend;
import io.github.visionfromtext.backend.BackendOptions;
import io.github.visionfromtext.backend.Backends;
import io.github.visionfromtext.backend.WeightFormat;
import io.github.visionfromtext.core.contrastive.ClipSpace;
import io.github.visionfromtext.core.pretrained.PretrainedModels;
import io.github.visionfromtext.drawing.DrawingLanguage;
import io.github.visionfromtext.embedding.ContrastiveEmbeddingSpace;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class DrawingDemoTest {
    private static DrawingResult draw(CancellationToken token) {
        Path folder = PretrainedModels.get().folder(PretrainedModels.MINI_SPACE);
        try (Backend backend = Backends.open(BackendOptions.DEFAULT);
                ContrastiveEmbeddingSpace space = ClipSpace.open(folder, backend, WeightFormat.FLOAT32)) {
            return DrawingDemo.run(space, List.of(DrawingLanguage.SVG), ProgressListener.NONE, token);
        }
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
        assertThat(page.select("figure.ok figcaption span[title]").eachText())
                .as("percentiles")
                .hasSize(6)
                .allSatisfy(
                        percentile -> assertThat(Double.parseDouble(percentile)).isBetween(0.0, 100.0));
        assertThat(page.text()).contains(missing).contains("by mini-space").contains("but no scenes");
    }

    @Test
    void aCancelledDemoDrawsNothing() {
        CancellationToken cancelled = new CancellationToken();
        cancelled.cancel();
        assertThatThrownBy(() -> draw(cancelled)).isInstanceOf(CancelledException.class);
    }
}
