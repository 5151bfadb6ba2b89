package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.markup.StoppedException;
import io.github.visionfromtext.renderers.svg.style.SvgDocument;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What elements refer to: only parts of the same program. Keeps circles from turning. */
public final class Targets {
    private static final Pattern URL =
            Pattern.compile("url\\(\\s*[\"']?\\s*([^\"')]*?)\\s*[\"']?\\s*\\)(.*)", Pattern.DOTALL);

    private final SvgDocument document;
    private final Findings findings;
    private final Set<Element> active = Collections.newSetFromMap(new IdentityHashMap<>());

    Targets(SvgDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
    }

    /** What a property such as {@code clip-path} refers to, none for no {@code url(...)}. */
    @Nullable
    Element ofProperty(String value, String property, Element element) {
        Matcher url = URL.matcher(value);
        return url.matches() ? byReference(url.group(1), property, element) : null;
    }

    /** What {@code href} refers to. */
    public @Nullable Element ofHref(Element element) {
        String href = element.attribute("href");
        return href == null || href.isEmpty() ? null : byReference(href, "href", element);
    }

    /** What stands after {@code url(...)}: the colour to take if the target is missing. */
    static String fallback(String value) {
        Matcher url = URL.matcher(value);
        return url.matches() ? url.group(2).strip() : "";
    }

    private @Nullable Element byReference(String reference, String attribute, Element element) {
        if (!reference.startsWith("#")) {
            throw forbidden(reference, attribute, element);
        }
        Element target = document.byId(reference.substring(1));
        if (target == null) {
            findings.error(
                    attribute + " of " + element + " refers to " + Findings.quote(reference)
                            + ", but no element has that id",
                    element.offsetOf(attribute));
        }
        return target;
    }

    /** What to throw for a reference that leads out of the program. */
    StoppedException forbidden(String reference, String attribute, Element element) {
        String scheme = reference.toLowerCase(Locale.ROOT).startsWith("http") ? "the network" : "a file";
        return findings.stop(
                RenderStatus.FORBIDDEN,
                attribute + "=" + Findings.quote(reference) + " of " + element + " would read " + scheme
                        + ": a drawing is self-contained",
                element.offsetOf(attribute));
    }

    /** Begins to draw a target; if it is being drawn already, reports the circle and returns false. */
    boolean enter(Element target, Element from) {
        if (active.add(target)) {
            return true;
        }
        findings.error(from + " refers to an element that it is part of", from.offset());
        return false;
    }

    void leave(Element target) {
        active.remove(target);
    }
}
