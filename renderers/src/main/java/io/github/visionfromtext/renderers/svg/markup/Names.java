package io.github.visionfromtext.renderers.svg.markup;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How SVG spells its names, and how language models misspell them. */
final class Names {
    private static final Set<String> ELEMENTS = Set.of(
            ("svg g defs symbol use a switch title desc metadata style script image foreignObject view path rect circle ellipse"
                            + " line polyline polygon text tspan textPath tref linearGradient radialGradient stop pattern"
                            + " clipPath mask marker filter feBlend feColorMatrix feComponentTransfer feComposite"
                            + " feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood"
                            + " feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology"
                            + " feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence animate"
                            + " animateColor animateMotion animateTransform mpath set solidColor meshGradient")
                    .split(" "));

    private static final Map<String, String> ELEMENT_BY_LOWER_CASE = byLowerCase(ELEMENTS);

    /** Elements of HTML and of memory, and what they mean here. */
    private static final Map<String, String> MISTAKEN_ELEMENTS = Map.of(
            "rectangle",
            "rect",
            "polyLine",
            "polyline",
            "group",
            "g",
            "oval",
            "ellipse",
            "img",
            "image",
            "span",
            "tspan");

    /** Attributes that are not written as their CSS property is. */
    private static final Map<String, String> ATTRIBUTE_BY_LOWER_CASE = byLowerCase(Set.of(
            ("viewBox preserveAspectRatio gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits"
                            + " patternTransform clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits"
                            + " markerWidth markerHeight markerUnits refX refY startOffset textLength lengthAdjust"
                            + " pathLength stdDeviation baseFrequency numOctaves stitchTiles tableValues edgeMode"
                            + " kernelMatrix xChannelSelector yChannelSelector surfaceScale diffuseConstant"
                            + " specularConstant specularExponent requiredFeatures systemLanguage attributeName")
                    .split(" ")));

    private Names() {}

    /** The SVG element meant by a name, which is returned itself if SVG has none like it. */
    static String element(String name) {
        if (ELEMENTS.contains(name)) {
            return name;
        }
        String known = ELEMENT_BY_LOWER_CASE.get(name.toLowerCase(Locale.ROOT));
        return known != null ? known : MISTAKEN_ELEMENTS.getOrDefault(name, name);
    }

    static boolean isElement(String name) {
        return ELEMENTS.contains(name);
    }

    /** The SVG attribute meant by a name: {@code viewbox}, {@code strokeWidth}, {@code stroke_width}, {@code className}. */
    static String attribute(String name) {
        if (name.equals("className")) {
            return "class";
        }
        if (name.equals("xlinkHref")) {
            return "href";
        }
        String known = ATTRIBUTE_BY_LOWER_CASE.get(name.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        String hyphenated = hyphenated(name);
        return hyphenated != null && Properties.isProperty(hyphenated) ? hyphenated : name;
    }

    private static @Nullable String hyphenated(String name) {
        StringBuilder hyphenated = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                hyphenated.append('-');
            } else if (c >= 'A' && c <= 'Z') {
                hyphenated.append('-').append((char) (c + 'a' - 'A'));
            } else {
                hyphenated.append(c);
            }
        }
        return hyphenated.length() == name.length() && hyphenated.indexOf("-") < 0 ? null : hyphenated.toString();
    }

    private static Map<String, String> byLowerCase(Set<String> names) {
        Map<String, String> map = new TreeMap<>();
        names.forEach(name -> map.put(name.toLowerCase(Locale.ROOT), name));
        return map;
    }
}
