package io.github.visionfromtext.renderers.svg.style;

import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tree of elements whose style sheets are applied. */
public final class SvgDocument {
    private final Element root;
    private final Map<Element, Map<String, String>> specified = new IdentityHashMap<>();
    private final Map<String, Element> byId = new HashMap<>();

    private SvgDocument(Element root) {
        this.root = root;
    }

    /** Applies the style sheets inside {@code root}. */
    public static SvgDocument of(Element root, Findings findings) {
        List<Element> elements = new ArrayList<>();
        collect(root, elements);
        StyleSheet sheet = new StyleSheet(findings);
        SvgDocument document = new SvgDocument(root);
        for (Element element : elements) {
            if (element.is("style")) {
                sheet.add(element.text(), element.offset());
            }
            String id = element.attribute("id");
            if (id != null && document.byId.putIfAbsent(id, element) != null) {
                findings.warning("the id " + Findings.quote(id) + " is given twice; the first holds", element.offset());
            }
        }
        Cascade cascade = new Cascade(sheet.rules(), findings);
        elements.forEach(element -> document.specified.put(element, cascade.specified(element)));
        return document;
    }

    private static void collect(Element element, List<Element> elements) {
        elements.add(element);
        element.elements().forEach(child -> collect(child, elements));
    }

    public Element root() {
        return root;
    }

    public @Nullable Element byId(String id) {
        return byId.get(id);
    }

    /** The style of an element, of this document or standing in for one, inside {@code parent}'s: that of its parent in the tree or of a {@code <use>}. */
    public Style style(Element element, @Nullable Style parent) {
        return new Style(element, specified.computeIfAbsent(element, Cascade::presentation), parent);
    }
}
