package io.github.visionfromtext.examples.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Fills the templates among the resources; whatever goes in is escaped unless the template says otherwise. */
public final class Templates {
    private Templates() {}

    /**
     * The template with its values.
     *
     * @param name of a resource under {@code report}
     */
    public static String fill(String name, Map<String, Object> values) {
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new ClasspathLoader(Templates.class.getClassLoader()))
                .strictVariables(true)
                .autoEscaping(true)
                .defaultLocale(Locale.ROOT)
                .build();
        StringWriter html = new StringWriter();
        try {
            engine.getTemplate("report/" + name).evaluate(html, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return html.toString();
    }
}
