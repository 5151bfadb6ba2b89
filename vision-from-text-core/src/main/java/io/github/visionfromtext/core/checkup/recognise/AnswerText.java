package io.github.visionfromtext.core.checkup.recognise;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names as they are compared: lower case, letters and digits alone, without an article in front, the last word in the
 * singular. The singular is made by rule and need not be a word ("glasses" and "glass" are one name), since both sides of a
 * comparison go through it.
 */
final class AnswerText {
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("leaves", "leaf"),
            Map.entry("knives", "knife"),
            Map.entry("wolves", "wolf"),
            Map.entry("shelves", "shelf"),
            Map.entry("loaves", "loaf"),
            Map.entry("mice", "mouse"),
            Map.entry("geese", "goose"),
            Map.entry("teeth", "tooth"),
            Map.entry("feet", "foot"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"),
            Map.entry("children", "child"),
            Map.entry("people", "person"),
            Map.entry("cacti", "cactus"));

    /** A name stands at the beginning of a reply; what follows is not looked at. */
    private static final int LONGEST_LINE = 300;

    private static final Pattern ARTICLE = Pattern.compile("^(?:(?:a|an|the)\\b *)+");

    /** What an answer may begin with before it comes to the name; of words in lower case. */
    private static final Pattern LEAD_IN = Pattern.compile("^(?:(?:"
            + "(?:(?:the|my|this|that|your) )*"
            + "(?:answer|it|this|that|here|program|code|drawing|picture|image|sketch|object|thing)"
            + "(?: (?:that )?(?:you|it|the code|the program) (?:draws?|shows?))?"
            + "(?: (?:is|s|shows|draws|depicts|represents|displays|(?:could|might|may|must) be|(?:appears|seems) to be"
            + "|looks like|resembles)\\b|$)"
            + "(?: (?:(?:an?|the) )*(?:drawing|picture|image|sketch|outline|depiction|representation) of\\b)?"
            + "|i think|i believe|answer|name|object)\\b *)+");

    private AnswerText() {}

    /** The form in which names are compared; empty if there is no letter or digit. */
    static String normalise(String text) {
        String words = words(text);
        int last = words.lastIndexOf(' ') + 1;
        return words.substring(0, last) + singular(words.substring(last));
    }

    /** Letters and digits, in lower case, without an article in front. */
    static String words(String text) {
        String words = text.toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019](?=s\\b)", " ")
                .replaceAll("['\u2019]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return ARTICLE.matcher(words).replaceFirst("");
    }

    private static String singular(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.matches(".{2,}(?:ss|x|ch|sh|o)es")) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.matches(".*(?:ss|us|is)");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    /**
     * What the answer in a reply may be, in {@link #words}, the more literal first: its first line that says something, that
     * line without a lead-in such as "This drawing shows", and of that what stands before the first punctuation mark.
     */
    static List<String> candidates(String reply) {
        return reply.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("```"))
                .map(line -> candidatesOfLine(line.substring(0, Math.min(LONGEST_LINE, line.length()))))
                .filter(candidates -> !candidates.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> candidatesOfLine(String line) {
        return Stream.of(line.split("[.,;:!?()]"))
                .map(AnswerText::withoutLeadIn)
                .filter(part -> !part.isEmpty())
                .findFirst()
                .map(part -> Stream.of(words(line), withoutLeadIn(line), part)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private static String withoutLeadIn(String text) {
        return words(LEAD_IN.matcher(words(text)).replaceFirst(""));
    }
}
