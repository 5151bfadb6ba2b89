package io.github.visionfromtext.renderers.svg.style;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complex selector: compounds joined by combinators, for instance {@code g.leaf > path:first-child}.
 *
 * @param compounds from left to right
 * @param combinators between them: blank, {@code >}, {@code +} or {@code ~}
 */
record Selector(List<CompoundSelector> compounds, List<Character> combinators) {

    /** Reads one selector, without commas; none if it is of a kind that never matches a still picture or is ill-formed. */
    static @Nullable Selector parse(String text) {
        List<CompoundSelector> compounds = new ArrayList<>();
        List<Character> combinators = new ArrayList<>();
        char combinator = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || ">+~".indexOf(c) >= 0) {
                combinator = Character.isWhitespace(c) ? (combinator == 0 ? ' ' : combinator) : c;
                at++;
                continue;
            }
            int end = CssText.find(text, " \t\n\r\f>+~", at);
            CompoundSelector compound = CompoundSelector.parse(text.substring(at, end));
            if (compound == null || (compounds.isEmpty() && combinator != 0)) {
                return null;
            }
            if (!compounds.isEmpty()) {
                combinators.add(combinator);
            }
            compounds.add(compound);
            combinator = 0;
            at = end;
        }
        return compounds.isEmpty() ? null : new Selector(compounds, combinators);
    }

    CompoundSelector subject() {
        return compounds.get(compounds.size() - 1);
    }

    /** Ids, then classes, attributes and pseudo-classes, then types, each in ten bits. */
    int specificity() {
        return compounds.stream().mapToInt(CompoundSelector::specificity).sum();
    }
}
