package io.github.visionfromtext.renderers.svg.markup;

import java.util.LinkedHashMap;
import java.util.Map;

/** A start tag as it is written, mended to SVG's names. */
final class Tag {
    final String prefix;
    final String name;
    final int offset;
    final Map<String, Element.Attribute> attributes = new LinkedHashMap<>();
    private final Findings findings;

    Tag(String written, int offset, Findings findings) {
        this.offset = offset;
        this.findings = findings;
        int colon = written.indexOf(':');
        this.prefix = colon < 0 ? "" : written.substring(0, colon);
        String local = written.substring(colon + 1);
        this.name = prefix.isEmpty() ? Names.element(local) : local;
        if (!name.equals(local)) {
            findings.repair("took <" + local + "> for <" + name + ">", offset);
        }
    }

    void add(String written, String value, int valueOffset) {
        String name = unprefixed(written);
        String known = Names.attribute(name);
        if (!known.equals(name)) {
            findings.repair("took the attribute " + name + " for " + known, valueOffset);
        }
        if (attributes.putIfAbsent(known, new Element.Attribute(value, valueOffset)) != null) {
            // href beside xlink:href is good style: one for new readers, one for old.
            if (!known.equals("href")) {
                findings.repair("kept the first of two attributes " + known, valueOffset);
            }
        }
    }

    private static String unprefixed(String written) {
        return switch (written) {
            case "xlink:href" -> "href";
            case "xml:space" -> "space";
            default -> written;
        };
    }
}
