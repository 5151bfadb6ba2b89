package io.github.visionfromtext.renderers.svg.style;

import io.github.visionfromtext.renderers.svg.markup.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditions on one element: {@code rect#id.class[attribute=value]:first-child}. */
record CompoundSelector(@Nullable String type, @Nullable String id, List<String> classes, List<Condition> others) {
    private static final Pattern PART = Pattern.compile(
            "\\G(?:(?<type>[\\w-]+|\\*)|#(?<id>[\\w-]+)|\\.(?<class>[\\w-]+)|\\[(?<attribute>[^\\]]*)\\]"
                    + "|::?(?<pseudo>[\\w-]+)(?:\\((?<argument>[^)]*)\\))?)",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s*([\\w:-]+)\\s*(?:([~|^$*]?=)\\s*[\"']?(.*?)[\"']?\\s*)?");

    /** Longer values are never meant by a selector, and cost time. */
    private static final int MAX_COMPARED = 200;

    /** A condition that is neither type nor id nor class. */
    interface Condition {
        boolean holds(Element element, Siblings siblings);
    }

    static @Nullable CompoundSelector parse(String text) {
        String type = null;
        String id = null;
        List<String> classes = new ArrayList<>();
        List<Condition> others = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int end = 0;
        while (end < text.length() && part.find()) {
            end = part.end();
            Condition other = null;
            if (part.group("type") != null) {
                type = part.group("type").equals("*") ? null : part.group("type");
            } else if (part.group("id") != null) {
                id = part.group("id");
            } else if (part.group("class") != null) {
                classes.add(part.group("class"));
            } else {
                other = part.group("attribute") != null
                        ? attribute(part.group("attribute"))
                        : PseudoClass.parse(part.group("pseudo"), part.group("argument"));
                if (other == null) {
                    return null;
                }
                others.add(other);
            }
        }
        return end < text.length() ? null : new CompoundSelector(type, id, classes, others);
    }

    boolean matches(Element element, Siblings siblings) {
        if ((type != null && !element.is(type)) || (id != null && !id.equals(element.attribute("id")))) {
            return false;
        }
        if (!element.classes().containsAll(classes)) {
            return false;
        }
        return others.stream().allMatch(condition -> condition.holds(element, siblings));
    }

    int specificity() {
        return (id == null ? 0 : 1 << 20) + (classes.size() + others.size() << 10) + (type == null ? 0 : 1);
    }

    private static @Nullable Condition attribute(String text) {
        Matcher matcher = ATTRIBUTE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String name = matcher.group(1);
        String operator = matcher.group(2);
        String wanted = matcher.group(3);
        return (element, siblings) -> {
            String value = element.attribute(name);
            if (value == null || operator == null) {
                return value != null;
            }
            if (value.length() > MAX_COMPARED) {
                return false;
            }
            return switch (operator) {
                case "=" -> value.equals(wanted);
                case "~=" -> List.of(value.split("\\s+")).contains(wanted);
                case "|=" -> value.equals(wanted) || value.startsWith(wanted + "-");
                case "^=" -> value.startsWith(wanted);
                case "$=" -> value.endsWith(wanted);
                default -> value.contains(wanted);
            };
        };
    }
}
