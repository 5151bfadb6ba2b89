package io.github.visionfromtext.core.checkup.reply;

import io.github.visionfromtext.drawing.DrawingLanguage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the program in a reply: the longest fenced block that is labelled with the language, else the longest unlabelled one,
 * else the longest of all; without a fence what lies between the language's own marks; else the lines that look like code. The
 * paper does not say how it did it.
 */
public final class CodeExtraction {
    private static final Set<String> PYTHON = Set.of("python", "py", "python3", "turtle", "matplotlib");

    private static final Map<DrawingLanguage, Set<String>> LABELS = Map.of(
            DrawingLanguage.SVG, Set.of("svg", "xml", "html"),
            DrawingLanguage.PROCESSING, Set.of("processing", "java", "pde"),
            DrawingLanguage.TURTLE, PYTHON,
            DrawingLanguage.MATPLOTLIB, PYTHON,
            DrawingLanguage.TIKZ, Set.of("latex", "tex", "tikz"));

    private static final Pattern SVG = Pattern.compile("(?is)(?:<\\?xml[^>]*>\\s*)?<svg\\b.*?(?:</svg\\s*>|\\z)");
    private static final Pattern DOCUMENT = Pattern.compile("(?s)\\\\documentclass.*?(?:\\\\end\\{document\\}|\\z)");
    private static final Pattern PICTURES = Pattern.compile("(?s)\\\\begin\\{tikzpicture\\}.*\\\\end\\{tikzpicture\\}");
    private static final Pattern OPEN_PICTURE = Pattern.compile("(?s)\\\\begin\\{tikzpicture\\}.*");
    /** A line with which what a picture needs may begin: libraries, colours, styles, macros. */
    private static final Pattern DEFINITION = Pattern.compile("\\s*\\\\(?!begin\\b|centering\\b)[A-Za-z@].*");
    /** A line that sets a picture into a page, whose end lies behind the picture and is cut off with it. */
    private static final Pattern SETTING =
            Pattern.compile("\\s*\\\\(?:begin\\s*\\{[^}]*\\}\\s*(?:\\[[^\\]]*\\]\\s*)?|centering\\s*)");

    /** What prose does not have: brackets, assignments, ends of statements, comments, indentation, imports. */
    private static final Pattern CODE_LINE = Pattern.compile(
            "\\s*(?:import|from)\\s+\\w.*|\\s+\\S.*|\\s*(?:#|//|@).*|.*[{};=]\\s*|.*\\w\\(.*\\).*|[^.]*=[^.].*|.*:\\s*");

    private CodeExtraction() {}

    /**
     * The program of a reply.
     *
     * @return nothing if the reply holds none: a refusal, an apology, an explanation
     */
    public static Optional<String> program(String reply, DrawingLanguage language) {
        List<FencedBlock> blocks = FencedBlock.of(reply).stream()
                .filter(block -> !block.text().isBlank())
                .toList();
        Optional<String> fenced = longest(blocks, block -> isLabelled(block, language))
                .or(() -> longest(blocks, block -> block.label().isEmpty()))
                .or(() -> longest(blocks, block -> true))
                .map(FencedBlock::text);
        Optional<String> found = fenced.isPresent() ? fenced : unfenced(reply, language);
        return found.map(text -> marked(text, language).orElse(text))
                .map(CodeExtraction::withoutBlankEnds)
                .filter(text -> !text.isBlank());
    }

    private static Optional<FencedBlock> longest(List<FencedBlock> blocks, Predicate<FencedBlock> condition) {
        return blocks.stream().filter(condition).max(Comparator.comparingInt(block -> block.text()
                .length()));
    }

    private static boolean isLabelled(FencedBlock block, DrawingLanguage language) {
        return block.label().equals(language.name())
                || LABELS.getOrDefault(language, Set.of()).contains(block.label());
    }

    private static Optional<String> unfenced(String reply, DrawingLanguage language) {
        boolean marks = language.equals(DrawingLanguage.SVG) || language.equals(DrawingLanguage.TIKZ);
        return marks ? marked(reply, language) : codeLines(reply);
    }

    /** What lies between the marks that a program of the language begins and ends with. */
    private static Optional<String> marked(String text, DrawingLanguage language) {
        if (language.equals(DrawingLanguage.SVG)) {
            return first(SVG, text);
        }
        return language.equals(DrawingLanguage.TIKZ)
                ? first(DOCUMENT, text).or(() -> picture(PICTURES, text)).or(() -> picture(OPEN_PICTURE, text))
                : Optional.empty();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).findFirst();
    }

    /** A picture and the definitions in front of it, without the page it would have been set into. */
    private static Optional<String> picture(Pattern pattern, String text) {
        Matcher picture = pattern.matcher(text);
        if (!picture.find()) {
            return Optional.empty();
        }
        String definitions = text.substring(0, picture.start())
                .lines()
                .dropWhile(line -> !DEFINITION.matcher(line).matches())
                .filter(line -> !line.isBlank() && !SETTING.matcher(line).matches())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return Optional.of(definitions + picture.group());
    }

    /** From the first line that looks like code to the last one. */
    private static Optional<String> codeLines(String reply) {
        List<String> lines = reply.lines().toList();
        int first = 0;
        while (first < lines.size() && !startsCode(lines.get(first))) {
            first++;
        }
        int last = lines.size() - 1;
        while (last > first && !CODE_LINE.matcher(lines.get(last)).matches()) {
            last--;
        }
        return first == lines.size()
                ? Optional.empty()
                : Optional.of(String.join("\n", lines.subList(first, last + 1)) + "\n");
    }

    /** A sentence that announces code ends in a colon, too. */
    private static boolean startsCode(String line) {
        boolean announces = line.strip().endsWith(":")
                && line.strip().indexOf(' ') > 0
                && !line.matches(".*[(=].*")
                && !line.matches("\\s*(?:def|class|for|while|if|with|try)\\b.*");
        return !line.isBlank() && !announces && CODE_LINE.matcher(line).matches();
    }

    private static String withoutBlankEnds(String text) {
        return text.replaceAll("\\A(?:[ \\t]*\\R)+", "").stripTrailing() + "\n";
    }
}
