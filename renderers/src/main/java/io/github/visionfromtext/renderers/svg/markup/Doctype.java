package io.github.visionfromtext.renderers.svg.markup;

import io.github.visionfromtext.drawing.RenderStatus;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The document type declaration, which is skipped: what it names is not fetched, what it declares is refused. */
final class Doctype {
    private static final Pattern ENTITY = Pattern.compile("<!ENTITY[^>]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern OUTSIDE = Pattern.compile("\\b(SYSTEM|PUBLIC)\\b");

    private Doctype() {}

    /** Where the declaration that begins at {@code start} ends. */
    static int end(String source, int start, Findings findings) {
        int close = source.indexOf('>', start);
        int subset = source.indexOf('[', start);
        if (subset >= 0 && (close < 0 || subset < close)) {
            int subsetEnd = source.indexOf(']', subset);
            int end = subsetEnd < 0 ? source.length() : subsetEnd;
            refuseEntities(source, subset, end, findings);
            close = source.indexOf('>', end);
        }
        return close < 0 ? source.length() : close + 1;
    }

    private static void refuseEntities(String source, int start, int end, Findings findings) {
        Matcher entity = ENTITY.matcher(source).region(start, end);
        if (!entity.find()) {
            return;
        }
        if (OUTSIDE.matcher(entity.group()).find()) {
            throw findings.stop(
                    RenderStatus.FORBIDDEN,
                    "an entity that reads from outside the program: a drawing is self-contained",
                    entity.start());
        }
        throw findings.stop(
                RenderStatus.PARSE_ERROR,
                "entities are not declared in drawings: write their text where it belongs",
                entity.start());
    }
}
