package io.github.visionfromtext.core.checkup.geometry.sentence;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the shape grammar, taken apart.
 *
 * @param subject the figure it is about
 * @param count how many of it; one for a single one
 * @param layout how they stand to each other; null if nothing is said
 * @param relation how the subject stands to the other figure; null if there is none
 * @param other the other figure; null if there is none
 * @param rows of a grid, 0 if it is none
 * @param columns of a grid, 0 if it is none
 */
public record Sentence(
        Named subject,
        int count,
        @Nullable Layout layout,
        @Nullable Relation relation,
        @Nullable Named other,
        int rows,
        int columns) {
    private static final List<String> NUMBERS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven");

    private static final String COLOURS = "red|orange|yellow|green|cyan|blue|purple|pink|brown|black|gray|turquoise";
    private static final String NOUNS = Noun.names().collect(Collectors.joining("|"));

    /** Size, looks, colour, noun and pose, in groups 1 to 5. */
    private static final String FIGURE = "(?:(?:tiny|small|large|huge) )?"
            + "(?:(thin|thick|dashed|dotted|hollow|striped|checkered|polka-dotted|half-transparent|stretched|sheared"
            + "|rounded|brick-textured|wireframe) )?"
            + "(?:(" + COLOURS + ") )?(outline of an? )?(" + NOUNS + ")"
            + "( turned by 30 degrees| turned by 45 degrees| turned upside down| fading from dark to light"
            + "| fading to white)?";

    private static final Pattern ONE = Pattern.compile("an? " + FIGURE);
    private static final Pattern MIRRORED =
            Pattern.compile("an? " + FIGURE + " and its mirror image on the other side");
    private static final Pattern TWO = Pattern.compile(
            "an? " + FIGURE + " (" + Relation.words().collect(Collectors.joining("|")) + ") an? " + FIGURE);
    private static final Pattern MANY = Pattern.compile("(two|three|four|five|six|seven) (concentric )?" + FIGURE
            + "( in a row| in a column| in a ring| touching each other| overlapping each other)?");
    private static final Pattern GRID =
            Pattern.compile("an? (\\d) by (\\d) grid of " + FIGURE + "( with one of them missing)?");

    /** Takes a sentence apart; nothing if it is none of the grammar's. */
    public static Optional<Sentence> of(String text) {
        Matcher one = ONE.matcher(text);
        if (one.matches()) {
            return Optional.of(new Sentence(named(one, 1), 1, null, null, null, 0, 0));
        }
        Matcher mirrored = MIRRORED.matcher(text);
        if (mirrored.matches()) {
            return Optional.of(new Sentence(named(mirrored, 1), 2, Layout.MIRRORED, null, null, 0, 0));
        }
        Matcher two = TWO.matcher(text);
        if (two.matches()) {
            Relation relation = Relation.of(two.group(6));
            return Optional.of(new Sentence(named(two, 1), 1, null, relation, named(two, 7), 0, 0));
        }
        Matcher many = MANY.matcher(text);
        if (many.matches()) {
            Layout layout = many.group(2) != null ? Layout.CONCENTRIC : Layout.of(many.group(8));
            return Optional.of(new Sentence(named(many, 3), NUMBERS.indexOf(many.group(1)), layout, null, null, 0, 0));
        }
        Matcher grid = GRID.matcher(text);
        if (grid.matches()) {
            int rows = Integer.parseInt(grid.group(1));
            int columns = Integer.parseInt(grid.group(2));
            int missing = grid.group(8) == null ? 0 : 1;
            return Optional.of(
                    new Sentence(named(grid, 3), rows * columns - missing, Layout.GRID, null, null, rows, columns));
        }
        return Optional.empty();
    }

    private static Named named(Matcher matcher, int group) {
        Noun noun = Noun.of(matcher.group(group + 3))
                .orElseThrow(() -> new IllegalStateException("no noun: " + matcher.group()));
        return new Named(
                noun,
                matcher.group(group + 1),
                look(matcher.group(group), matcher.group(group + 2), matcher.group(group + 4)));
    }

    private static Named.Look look(@Nullable String word, @Nullable String outline, @Nullable String pose) {
        if (pose != null && pose.startsWith(" fading")) {
            return word == null ? Named.Look.FADED : Named.Look.TEXTURED;
        }
        if (word == null) {
            return Named.Look.PLAIN;
        }
        return switch (word) {
            case "dashed", "dotted" -> Named.Look.BROKEN;
            case "hollow" -> Named.Look.HOLLOW;
            case "thin", "thick" -> outline == null ? Named.Look.PLAIN : Named.Look.HOLLOW;
            case "half-transparent" -> Named.Look.FADED;
            case "stretched", "sheared", "rounded" -> Named.Look.DEFORMED;
            default -> Named.Look.TEXTURED;
        };
    }
}
