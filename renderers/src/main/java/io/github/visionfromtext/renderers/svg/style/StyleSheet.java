package io.github.visionfromtext.renderers.svg.style;

import io.github.visionfromtext.renderers.svg.markup.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules of a program's {@code <style>} elements, in order. */
final class StyleSheet {
    private final List<Rule> rules = new ArrayList<>();
    private final Findings findings;

    /** A selector and what it declares; {@code order} counts selectors. */
    record Rule(Selector selector, List<Declaration> declarations, int order) {}

    StyleSheet(Findings findings) {
        this.findings = findings;
    }

    List<Rule> rules() {
        return rules;
    }

    /** Adds the rules of one style sheet; what it cannot honour is a warning at {@code offset}. */
    void add(String css, int offset) {
        parse(CssText.withoutComments(css), offset, 0);
    }

    private void parse(String css, int offset, int depth) {
        int at = 0;
        while (at < css.length()) {
            int stop = CssText.find(css, "{;}", at);
            String prelude = css.substring(at, stop).strip();
            if (stop == css.length() || css.charAt(stop) != '{') {
                if (prelude.startsWith("@import")) {
                    findings.warning("@import is not fetched; the bundled fonts stand in", offset);
                }
                at = stop + 1;
                continue;
            }
            int close = CssText.closingBrace(css, stop);
            String block = css.substring(stop + 1, close);
            if (prelude.startsWith("@")) {
                atRule(prelude.toLowerCase(Locale.ROOT), block, offset, depth);
            } else {
                rule(prelude, block, offset);
            }
            at = close + 1;
        }
    }

    private void atRule(String prelude, String block, int offset, int depth) {
        if (prelude.startsWith("@media") || prelude.startsWith("@supports") || prelude.startsWith("@layer")) {
            boolean elsewhere = prelude.contains("print") || prelude.contains("dark") || prelude.contains("max-width");
            if (!elsewhere && depth < 4) {
                parse(block, offset, depth + 1);
            }
        } else if (prelude.startsWith("@font-face")) {
            findings.warning("@font-face is not loaded; the bundled fonts stand in", offset);
        } else if (prelude.contains("keyframes")) {
            findings.warning("animations are not played; the drawing is shown as it stands without them", offset);
        } else {
            findings.warning("the rule " + Findings.quote(prelude) + " is not honoured", offset);
        }
    }

    private void rule(String prelude, String block, int offset) {
        List<Declaration> declarations = Declaration.parse(block);
        for (String text : CssText.split(prelude, ",")) {
            Selector selector = Selector.parse(text);
            if (selector != null) {
                rules.add(new Rule(selector, declarations, rules.size()));
            } else if (text.indexOf(':') < 0) {
                findings.warning("the selector " + Findings.quote(text) + " is not understood", offset);
            }
        }
    }
}
