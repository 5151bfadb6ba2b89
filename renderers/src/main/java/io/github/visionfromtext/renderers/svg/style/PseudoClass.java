package io.github.visionfromtext.renderers.svg.style;

import io.github.visionfromtext.renderers.svg.style.CompoundSelector.Condition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pseudo-classes that a still picture can fulfil; the others, such as {@code :hover}, never match. */
final class PseudoClass {
    private static final Pattern NTH = Pattern.compile("\\s*([+-]?\\d*)n\\s*(?:([+-])\\s*(\\d{1,9}))?\\s*");

    private PseudoClass() {}

    static @Nullable Condition parse(String name, @Nullable String argument) {
        return switch (name) {
            case "root" -> (element, siblings) -> element.parent() == null;
            case "first-child" -> (element, siblings) -> siblings.index(element) == 1;
            case "last-child" -> (element, siblings) -> siblings.indexFromEnd(element) == 1;
            case "first-of-type" -> (element, siblings) -> siblings.indexOfType(element) == 1;
            case "nth-child" -> {
                Nth nth = nth(argument);
                yield nth == null ? null : (element, siblings) -> nth.holds(siblings.index(element));
            }
            case "nth-last-child" -> {
                Nth nth = nth(argument);
                yield nth == null ? null : (element, siblings) -> nth.holds(siblings.indexFromEnd(element));
            }
            case "nth-of-type" -> {
                Nth nth = nth(argument);
                yield nth == null ? null : (element, siblings) -> nth.holds(siblings.indexOfType(element));
            }
            case "not" -> {
                CompoundSelector inner = argument == null ? null : CompoundSelector.parse(argument.strip());
                yield inner == null ? null : (element, siblings) -> !inner.matches(element, siblings);
            }
            default -> null;
        };
    }

    private static @Nullable Nth nth(@Nullable String argument) {
        if (argument == null) {
            return null;
        }
        String text = argument.strip();
        if (text.equals("odd")) {
            return new Nth(2, 1);
        }
        if (text.equals("even")) {
            return new Nth(2, 0);
        }
        if (text.matches("\\d{1,9}")) {
            return new Nth(0, Integer.parseInt(text));
        }
        Matcher matcher = NTH.matcher(text);
        if (!matcher.matches() || matcher.group(1).length() > 9) {
            return null;
        }
        String step = matcher.group(1);
        int every = step.isEmpty() || step.equals("+") ? 1 : step.equals("-") ? -1 : Integer.parseInt(step);
        int offset = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return new Nth(every, "-".equals(matcher.group(2)) ? -offset : offset);
    }

    /** {@code step * n + offset} for an n from 0. */
    private record Nth(int step, int offset) {
        boolean holds(int index) {
            int difference = index - offset;
            return step == 0 ? difference == 0 : difference % step == 0 && difference / step >= 0;
        }
    }
}
