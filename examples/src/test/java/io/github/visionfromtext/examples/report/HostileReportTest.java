package io.github.visionfromtext.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.visionfromtext.core.checkup.concept.Category;
import io.github.visionfromtext.core.checkup.report.Attempt;
import io.github.visionfromtext.core.checkup.report.Series;
import io.github.visionfromtext.core.checkup.report.SetScores;
import io.github.visionfromtext.core.checkup.score.Diversity;
import io.github.visionfromtext.core.checkup.score.Interval;
import io.github.visionfromtext.core.checkup.score.Realism;
import io.github.visionfromtext.drawing.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a model, a concept or a folder says stays text. */
class HostileReportTest {
    private static Attempt attempt(String text, Series series, int number, String outcome) {
        return new Attempt(
                text,
                Category.SCENES,
                text,
                text,
                series,
                number,
                text,
                outcome,
                "",
                List.of(Diagnostic.error(text, 1), Diagnostic.error(text)),
                List.of(text),
                number + text + "\n" + text,
                null,
                null,
                null,
                Map.of(text, 1.0));
    }

    private static Document page(String text) {
        Run shots = Shots.run(
                attempt(text, Series.DRAW, 0, text),
                attempt(text, Series.CORRECT, 0, "OK"),
                attempt(text, Series.CORRECT, 1, "OK"),
                attempt(text, Series.REDRAW, 1, "OK"));
        Run named = new Run(text, shots.attempts(), List.of(), compared(text), shots.pictures());
        return Jsoup.parse(Shots.html(text, 9, named));
    }

    private static SetScores compared(String text) {
        return new SetScores(
                List.of(new Diversity(text, new Interval(0.5, 0, 1, 2), 3)), List.of(new Realism(text, 1, 2)));
    }

    private static List<String> markup(Document page) {
        List<String> markup = new ArrayList<>();
        for (Element element : page.getAllElements()) {
            markup.add(element.tagName()
                    + new TreeSet<>(element.attributes().asList().stream()
                            .map(Attribute::getKey)
                            .toList()));
        }
        return markup;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title></style></pre><img src=x onerror=alert(1)>",
                "\" onload=\"alert(1)",
                "' autofocus onfocus='alert(1)",
                "<!-- --><svg/onload=alert(1)>",
                "&lt;script&gt;",
                "{{ title }}{% include 'x' %}",
                "]]><a href=javascript:alert(1)>",
            })
    void noTextBecomesMarkup(String text) {
        Document page = page(text);
        assertThat(markup(page)).isEqualTo(markup(page("harmless")));
        assertThat(page.title()).isEqualTo(text);
        assertThat(page.selectFirst("h3").text()).isEqualTo(text);
        assertThat(page.select("pre em").first().text()).isEqualTo(text);
    }

    @Test
    void whatHidesOrReordersTextIsWrittenOut() {
        assertThat(page("a\u202eb\u0007c\u200bd").selectFirst("h3").text())
                .isEqualTo("a\u27e8U+202E\u27e9b\u27e8U+0007\u27e9c\u27e8U+200B\u27e9d");
    }

    @Test
    void thePolicyAllowsThePagesOwnStyleAndPicturesAlone() throws Exception {
        Document page = page("x");
        String policy =
                page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(page.selectFirst("style").data().getBytes(StandardCharsets.UTF_8));
        assertThat(policy)
                .isEqualTo("default-src 'none'; img-src data:; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest) + "'; base-uri 'none'; form-action 'none'");
        assertThat(page.select("script, link, iframe, object, embed, [style]")).isEmpty();
        assertThat(page.select("a").eachAttr("href"))
                .allMatch(address -> address.startsWith("#") || address.startsWith("https://arxiv.org/"));
    }

    @Test
    void aProgramWithoutEndIsCut() {
        String endless = "line\n".repeat(100_000);
        Document page =
                Jsoup.parse(Shots.html("t", 9, Shots.run(Shots.failed("cat", endless, Diagnostic.error("too long")))));
        assertThat(page.select("pre span")).hasSize(CodeLine.MOST_LINES + 1);
        assertThat(page.select("pre").text()).endsWith("and 99600 lines more");
        assertThat(CodeDifference.of(endless, endless + "more\n")).isEmpty();
    }
}
