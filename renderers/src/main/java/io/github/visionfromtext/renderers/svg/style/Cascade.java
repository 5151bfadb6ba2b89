package io.github.visionfromtext.renderers.svg.style;

import io.github.visionfromtext.drawing.RenderStatus;
import io.github.visionfromtext.renderers.svg.markup.Element;
import io.github.visionfromtext.renderers.svg.markup.Findings;
import io.github.visionfromtext.renderers.svg.markup.Properties;
import io.github.visionfromtext.renderers.svg.style.StyleSheet.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides which declaration holds: attributes, then rules by specificity and order, then {@code style}, then importance. */
final class Cascade {
    /** Steps of matching; honest programs need thousands. */
    private static final int MAX_STEPS = 1_000_000;

    private final Findings findings;
    private final Siblings siblings = new Siblings();
    private final Map<String, List<Rule>> byKey = new HashMap<>();
    private int steps;

    Cascade(List<Rule> rules, Findings findings) {
        this.findings = findings;
        rules.forEach(rule ->
                byKey.computeIfAbsent(key(rule), any -> new ArrayList<>()).add(rule));
    }

    /** The declared values of one element by property; custom properties included, nothing inherited. */
    Map<String, String> specified(Element element) {
        Map<String, String> values = presentation(element);
        List<Declaration> declarations = new ArrayList<>();
        for (Rule rule : matching(element)) {
            // Ten, since unlike a comparison it takes memory.
            spend(10 * rule.declarations().size(), element);
            declarations.addAll(rule.declarations());
        }
        String style = element.attribute("style");
        if (style != null) {
            declarations.addAll(Declaration.parse(CssText.withoutComments(style)));
        }
        for (boolean important : new boolean[] {false, true}) {
            for (Declaration declaration : declarations) {
                if (declaration.important() == important) {
                    values.put(declaration.property(), declaration.value());
                }
            }
        }
        return values;
    }

    /** What an element's attributes alone declare. */
    static Map<String, String> presentation(Element element) {
        Map<String, String> values = new HashMap<>();
        element.attributes().forEach((name, attribute) -> {
            if (Properties.isProperty(name)) {
                Shorthand.expand(name, attribute.value().strip()).forEach(values::put);
            }
        });
        return values;
    }

    private List<Rule> matching(Element element) {
        if (byKey.isEmpty()) {
            return List.of();
        }
        List<Rule> matching = new ArrayList<>();
        addMatching("", element, matching);
        addMatching(element.name(), element, matching);
        String id = element.attribute("id");
        if (id != null) {
            addMatching("#" + id, element, matching);
        }
        element.classes().forEach(name -> addMatching("." + name, element, matching));
        matching.sort(Comparator.comparingInt((Rule rule) -> rule.selector().specificity())
                .thenComparingInt(Rule::order));
        return matching;
    }

    private void addMatching(String key, Element element, List<Rule> matching) {
        for (Rule rule : byKey.getOrDefault(key, List.of())) {
            Selector selector = rule.selector();
            if (matches(selector, selector.compounds().size() - 1, element)) {
                matching.add(rule);
            }
        }
    }

    private boolean matches(Selector selector, int compound, Element element) {
        spend(1, element);
        if (!selector.compounds().get(compound).matches(element, siblings)) {
            return false;
        }
        if (compound == 0) {
            return true;
        }
        char combinator = selector.combinators().get(compound - 1);
        boolean upwards = combinator == ' ' || combinator == '>';
        boolean once = combinator == '>' || combinator == '+';
        Element other = upwards ? element.parent() : siblings.previous(element);
        while (other != null) {
            if (matches(selector, compound - 1, other)) {
                return true;
            }
            other = once ? null : upwards ? other.parent() : siblings.previous(other);
        }
        return false;
    }

    private void spend(int amount, Element element) {
        steps += amount;
        if (steps > MAX_STEPS) {
            throw findings.stop(
                    RenderStatus.TIMEOUT,
                    "the style sheets have too many rules for so many elements",
                    element.offset());
        }
    }

    /** The rarest condition on a rule's subject, so that an element meets only rules that may concern it. */
    private static String key(Rule rule) {
        CompoundSelector subject = rule.selector().subject();
        if (subject.id() != null) {
            return "#" + subject.id();
        }
        if (!subject.classes().isEmpty()) {
            return "." + subject.classes().get(0);
        }
        return subject.type() == null ? "" : subject.type();
    }
}
