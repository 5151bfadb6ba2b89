package io.github.visionfromtext.renderers.svg.markup;

import io.github.visionfromtext.drawing.RenderStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts tags together into a tree and mends those that do not match. */
final class TreeBuilder {
    private static final int MAX_DEPTH = 200;
    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";

    private final Findings findings;
    private final Deque<Element> open = new ArrayDeque<>();
    private final Map<String, Integer> openByName = new HashMap<>();
    private String svgPrefix = "";
    private int foreignDepth;
    private @Nullable Element root;
    private boolean complete;

    TreeBuilder(Findings findings) {
        this.findings = findings;
    }

    @Nullable
    Element root() {
        return root;
    }

    /** Whether the root is closed. */
    boolean isComplete() {
        return complete;
    }

    List<String> openNames() {
        List<String> names = new ArrayList<>();
        open.forEach(element -> names.add(element.name()));
        return names.size() > 3 ? names.subList(0, 3) : names;
    }

    void text(String text, int offset) {
        Element parent = open.peek();
        if (parent != null) {
            parent.add(new Characters(text));
        } else if (root == null && !text.isBlank()) {
            findings.repair("skipped text before <svg>", offset);
        }
    }

    void open(Tag tag, boolean closedAtOnce) {
        if (root == null && !isSvg(tag)) {
            return;
        }
        if (open.size() >= MAX_DEPTH) {
            throw findings.stop(RenderStatus.PARSE_ERROR, "elements are nested deeper than " + MAX_DEPTH, tag.offset);
        }
        Element parent = open.peek();
        String name = tag.prefix.equals(svgPrefix) ? tag.name : tag.prefix + ":" + tag.name;
        Element element = new Element(name, parent, tag.offset);
        tag.attributes.forEach((key, attribute) -> element.set(key, attribute.value(), attribute.offset()));
        if (parent == null) {
            root = element;
            checkNamespace(tag);
        } else {
            parent.add(element);
            warnIfUnknown(element);
        }
        if (closedAtOnce) {
            complete = parent == null;
        } else {
            push(element);
        }
    }

    void close(String written, int offset) {
        if (root == null) {
            return;
        }
        String local = written.substring(written.indexOf(':') + 1);
        boolean prefixed = !svgPrefix.isEmpty() && written.startsWith(svgPrefix + ":");
        String name = prefixed || written.indexOf(':') < 0 ? Names.element(local) : written;
        if (openByName.getOrDefault(name, 0) == 0) {
            findings.repair("skipped </" + written + ">, which closes nothing", offset);
            return;
        }
        Element element = pop();
        while (!element.is(name)) {
            findings.repair("closed <" + element.name() + "> before </" + written + ">", offset);
            element = pop();
        }
        complete = open.isEmpty();
    }

    private boolean isSvg(Tag tag) {
        if (!tag.name.equals("svg")) {
            return false;
        }
        svgPrefix = tag.prefix;
        return true;
    }

    private void checkNamespace(Tag tag) {
        String declaration = tag.prefix.isEmpty() ? "xmlns" : "xmlns:" + tag.prefix;
        Element.Attribute namespace = tag.attributes.get(declaration);
        if (namespace == null) {
            findings.repair("added " + declaration + "=\"" + SVG_NAMESPACE + '"', tag.offset);
        } else if (!namespace.value().strip().equals(SVG_NAMESPACE)) {
            findings.repair(
                    "took the namespace " + Findings.quote(namespace.value()) + " for that of SVG", namespace.offset());
        }
    }

    private void warnIfUnknown(Element element) {
        boolean foreign = element.name().indexOf(':') >= 0 || foreignDepth > 0;
        if (!foreign && !Names.isElement(element.name())) {
            findings.error("there is no element <" + element.name() + "> in SVG; it is not drawn", element.offset());
        }
    }

    private void push(Element element) {
        open.push(element);
        openByName.merge(element.name(), 1, Integer::sum);
        foreignDepth += isForeign(element) ? 1 : 0;
    }

    private Element pop() {
        Element element = open.pop();
        openByName.merge(element.name(), -1, Integer::sum);
        foreignDepth -= isForeign(element) ? 1 : 0;
        return element;
    }

    private static boolean isForeign(Element element) {
        return element.is("foreignObject") || element.is("metadata");
    }
}
