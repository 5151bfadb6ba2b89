package io.github.visionfromtext.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.Recognised;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.core.checkup.report.SetScores;
import io.github.visionfromtext.core.checkup.score.Diversity;
import io.github.visionfromtext.core.checkup.score.Fidelity;
import io.github.visionfromtext.core.checkup.score.Interval;
import io.github.visionfromtext.core.checkup.score.Realism;
import io.github.visionfromtext.core.metrics.SpaceFeatures;
import io.github.visionfromtext.drawing.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class CheckupReportTest {
    private static Document page(Run... runs) {
        return Jsoup.parse(Shots.html("Check-up", 1000, runs));
    }

    @Test
    void drawingsStandSideBySideByConcept() {
        Document page = page(Shots.run(
                Shots.ok("cat", Series.DRAW, 0, "<svg/>"),
                Shots.ok("cat", Series.DRAW, 1, "<svg></svg>"),
                Shots.failed("dog", "<svg>\n<circle\n", Diagnostic.error("the tag has no end", 2))));
        assertThat(page.select("section.gallery h3").eachText()).containsExactly("cat", "dog");
        assertThat(page.select("section.gallery").get(0).select("figcaption b").eachText())
                .containsExactly("svg", "svg 2");
        assertThat(page.select("section.gallery").get(0).select("img").eachAttr("src"))
                .hasSize(2)
                .allSatisfy(source -> assertThat(source).startsWith("data:image/png;base64,"))
                .doesNotHaveDuplicates();
        assertThat(page.select(".tile b").eachText()).containsExactly("3", "2", "1", "67 %");
    }

    @Test
    void theFailingLineIsMarked() {
        Element dog = page(Shots.run(Shots.failed(
                        "dog",
                        "<svg>\n<circle\n</svg>\n",
                        Diagnostic.error("the tag has no end", 2),
                        Diagnostic.error("it is all wrong"))))
                .selectFirst("section.failing");
        assertThat(dog.select("pre .error").eachText()).containsExactly("2<circle");
        assertThat(dog.select("pre em").eachText()).containsExactly("the tag has no end");
        assertThat(dog.select("li").eachText()).containsExactly("it is all wrong", "repaired: closed a tag");
        assertThat(dog.select(".none").text()).isEqualTo("PARSE_ERROR line 2: the tag has no end");
    }

    @Test
    void roundsShowWhatChanged() {
        Document page = page(Shots.run(
                Shots.ok("cat", Series.CORRECT, 0, "a\nb\n").with(new Fidelity(50, 2)),
                Shots.ok("cat", Series.CORRECT, 1, "a\nc\n")
                        .withWish("Add ears.")
                        .with(new Fidelity(75, 1)),
                Shots.ok("cat", Series.REDRAW, 1, "d\n").with(new Fidelity(60, 1))));
        assertThat(page.select(".wish").eachText()).containsExactly("Add ears.");
        assertThat(page.select("pre .removed").eachText()).containsExactly("-b");
        assertThat(page.select("pre .added").eachText()).containsExactly("+c");
        assertThat(page.select("img.change")).hasSize(1);
        assertThat(page.text()).contains("what changed, 5 % of the picture").contains("1 redraws");
        assertThat(page.select("#corrections ~ .scroll td").eachText())
                .contains("50.0 [50.0, 50.0]", "75.0 [75.0, 75.0]", "redraws", "15.0 [15.0, 15.0]");
    }

    @Test
    void recognitionHasItsTable() {
        Recognised right = new Recognised("a-model", "cat", "tikz", "closed", List.of("cat", "dog"), "cat", true);
        Document page = page(new Run("seen", List.of(), List.of(right), SetScores.NONE, attempt -> Optional.empty()));
        assertThat(page.select("#recognition ~ .scroll td").eachText())
                .containsExactly("seen", "a-model", "closed", "tikz", "1", "100 % [21, 100]", "50 %", "0 % [0, 79]");
    }

    @Test
    void fidIsToldFromOtherDistances() {
        Interval mean = new Interval(0.25, 0.2, 0.3, 3);
        SetScores scores = new SetScores(
                List.of(new Diversity("lpips", mean, 9)),
                List.of(new Realism("FID", 210.04, 48), new Realism(SpaceFeatures.NAME, 0.5, 48)));
        Document page = page(new Run("drawn", List.of(), List.of(), scores, attempt -> Optional.empty()));
        assertThat(page.select("#sets ~ .scroll tr").eachText())
                .containsExactly(
                        "run score value of",
                        "drawn diversity, lpips 0.250 [0.200, 0.300] 9 pairs of 3 concepts",
                        "drawn realism, FID 210.0 48 drawings, as many photographs",
                        "drawn realism, Fr\u00e9chet distance of embeddings in the judge's space 0.5000 48 drawings, as many"
                                + " photographs");
    }

    @Test
    void whatIsBeyondTheLimitIsCountedAndNotShown() {
        Run runs = Shots.run(Shots.ok("cat", Series.DRAW, 0, "a"), Shots.ok("dog", Series.DRAW, 0, "b"));
        Document page = Jsoup.parse(Shots.html("Check-up", 1, runs));
        assertThat(page.select("section.gallery h3").eachText()).containsExactly("cat");
        assertThat(page.text()).contains("1 drawings more");
    }

    @Test
    void equalRunsGiveEqualPages() {
        Attempt cat = Shots.ok("cat", Series.DRAW, 0, "<svg/>");
        assertThat(Shots.html("t", 9, Shots.run(cat))).isEqualTo(Shots.html("t", 9, Shots.run(cat)));
    }
}
