package io.github.visionfromtext.examples.demo;

import io.github.visionfromtext.examples.report.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows what the demo measured as one HTML page that needs nothing else: pictures and styles are in it. */
public final class DemoReport {
    private DemoReport() {}

    /**
     * The page.
     *
     * @param cards of the models that were used
     * @param attribution where the photographs are from
     */
    public static String html(DemoResult result, List<ModelCard> cards, String attribution) {
        Map<String, Object> page = new HashMap<>();
        page.put("result", result);
        page.put("seconds", result.time().toMillis() / 1000.0);
        page.put("levels", result.levels().stream().map(DemoPage::level).toList());
        page.put("sections", DemoPage.sections(result));
        page.put(
                "provenance",
                result.trials().get(0).restoration().provenance().entries().entrySet());
        page.put("cards", cards);
        page.put("attribution", attribution);
        return Templates.fill("demo.html", page);
    }
}
