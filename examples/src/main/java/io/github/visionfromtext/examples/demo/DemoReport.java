package io.github.visionfromtext.examples.demo;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new ClasspathLoader(DemoReport.class.getClassLoader()))
                .strictVariables(true)
                .autoEscaping(true)
                .defaultLocale(Locale.ROOT)
                .build();
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
        StringWriter html = new StringWriter();
        try {
            engine.getTemplate("report/demo.html").evaluate(html, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return html.toString();
    }
}
