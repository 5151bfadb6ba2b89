package io.github.visionfromtext.renderers.svg.markup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An element with its attributes, spelt as SVG spells them. Equal to itself only. */
public final class Element implements Node {
    private final String name;
    private final @Nullable Element parent;
    private final int offset;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>();
    private @Nullable Set<String> classes;

    /** An attribute's value and where in the source it begins. */
    public record Attribute(String value, int offset) {}

    Element(String name, @Nullable Element parent, int offset) {
        this.name = name;
        this.parent = parent;
        this.offset = offset;
    }

    void set(String attribute, String value, int offset) {
        attributes.put(attribute, new Attribute(value, offset));
    }

    void add(Node child) {
        children.add(child);
    }

    /** Name without the prefix of the SVG namespace. */
    public String name() {
        return name;
    }

    public boolean is(String other) {
        return name.equals(other);
    }

    public @Nullable Element parent() {
        return parent;
    }

    /** Where its tag begins in the source. */
    public int offset() {
        return offset;
    }

    /** Where the value of an attribute begins in the source; of an attribute it has not, where its tag does. */
    public int offsetOf(String attribute) {
        Attribute found = attributes.get(attribute);
        return found == null ? offset : found.offset();
    }

    /** The value of an attribute, without surrounding blanks. */
    public @Nullable String attribute(String attribute) {
        Attribute found = attributes.get(attribute);
        return found == null ? null : found.value().strip();
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** The words of the attribute {@code class}. */
    public Set<String> classes() {
        Set<String> known = classes;
        if (known == null) {
            String names = attribute("class");
            known = names == null ? Set.of() : new LinkedHashSet<>(List.of(names.split("\\s+")));
            classes = known;
        }
        return known;
    }

    /** Attributes by name, in the order of the source. */
    public Map<String, Attribute> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    public List<Node> children() {
        return Collections.unmodifiableList(children);
    }

    /** The children that are elements. */
    public List<Element> elements() {
        List<Element> elements = new ArrayList<>(children.size());
        for (Node child : children) {
            if (child instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** The text directly inside. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Node child : children) {
            if (child instanceof Characters characters) {
                text.append(characters.text());
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "<" + name + ">";
    }
}
