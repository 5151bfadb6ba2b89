package io.github.visionfromtext.renderers.svg.normalise;

import io.github.visionfromtext.renderers.svg.markup.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A gradient or pattern and those it takes after by {@code href}, nearest first. */
record Templates(List<Element> chain) {
    private static final int MAX_CHAIN = 32;

    static Templates of(Element element, Targets targets) {
        List<Element> chain = new ArrayList<>();
        for (Element next = element; next != null && chain.size() < MAX_CHAIN; next = targets.ofHref(next)) {
            if (chain.contains(next)) {
                break;
            }
            chain.add(next);
        }
        return new Templates(chain);
    }

    /** The element itself. */
    Element element() {
        return chain.get(0);
    }

    /** The value of an attribute where it is nearest. */
    @Nullable
    String attribute(String name) {
        for (Element element : chain) {
            String value = element.attribute(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The nearest that has children of a kind; the element itself if none has. */
    Element withChildren(Predicate<Element> kind) {
        return chain.stream()
                .filter(element -> element.elements().stream().anyMatch(kind))
                .findFirst()
                .orElse(element());
    }
}
