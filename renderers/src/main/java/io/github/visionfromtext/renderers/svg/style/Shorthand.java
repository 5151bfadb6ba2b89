package io.github.visionfromtext.renderers.svg.style;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Properties that stand for several: {@code font}, {@code marker}, {@code background}. */
final class Shorthand {
    private static final Set<String> STYLES = Set.of("italic", "oblique");
    private static final Set<String> SIZES =
            Set.of("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger");

    private Shorthand() {}

    static Map<String, String> expand(String property, String value) {
        return switch (property) {
            case "font" -> font(value);
            case "marker" -> Map.of("marker-start", value, "marker-mid", value, "marker-end", value);
            case "background" -> Map.of("background-color", value);
            case "text-decoration-line" -> Map.of("text-decoration", value);
            default -> Map.of(property, value);
        };
    }

    /** {@code italic bold 12px/1.5 Arial, sans-serif}: all before the size, the size, all after it. */
    private static Map<String, String> font(String value) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("font-style", "normal");
        parts.put("font-weight", "normal");
        List<String> words = CssText.split(value, " \t\n");
        int i = 0;
        for (; i < words.size() && !isSize(words.get(i)); i++) {
            String word = words.get(i).toLowerCase(Locale.ROOT);
            if (STYLES.contains(word)) {
                parts.put("font-style", word);
            } else if (word.startsWith("bold") || word.equals("lighter") || word.matches("[1-9]\\d\\d")) {
                parts.put("font-weight", word);
            }
        }
        if (i < words.size()) {
            parts.put("font-size", words.get(i).replaceFirst("/.*", ""));
            List<String> rest = words.subList(i + 1, words.size());
            boolean lineHeightApart = !rest.isEmpty() && rest.get(0).startsWith("/");
            String family = String.join(" ", lineHeightApart ? rest.subList(1, rest.size()) : rest);
            if (!family.isEmpty()) {
                parts.put("font-family", family);
            }
        }
        return parts;
    }

    private static boolean isSize(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replaceFirst("/.*", "");
        return SIZES.contains(lower) || lower.matches("\\d*\\.?\\d+(px|pt|pc|em|rem|ex|%|mm|cm|in|vw|vh)|calc\\(.*");
    }
}
