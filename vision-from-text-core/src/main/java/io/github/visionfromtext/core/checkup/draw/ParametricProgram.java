package io.github.visionfromtext.core.checkup.draw;

import io.github.visionfromtext.InvalidInputException;
import io.github.visionfromtext.core.checkup.reply.CodeExtraction;
import io.github.visionfromtext.drawing.DrawingLanguage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program with placeholders and what they may be: asked for once, drawn as often as wanted (the paper's parametric function
 * sampling, section 3.3). Immutable.
 */
public final class ParametricProgram {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\}\\}");
    private static final Pattern TABLE = Pattern.compile("(?s)(?:```|~~~)\\s*json[^\\n]*\\n(.*?)(?:```|~~~|\\z)");

    private final String template;
    private final List<Parameter> parameters;

    private ParametricProgram(String template, List<Parameter> parameters) {
        this.template = template;
        this.parameters = parameters;
    }

    /**
     * Reads a reply.
     *
     * @throws InvalidInputException if it holds no program, no table, or they do not fit
     */
    public static ParametricProgram of(String reply, DrawingLanguage language) {
        Matcher table = TABLE.matcher(reply);
        if (!table.find()) {
            throw new InvalidInputException("The reply holds no JSON block with a table of parameters");
        }
        String rest = reply.substring(0, table.start()) + reply.substring(table.end());
        String template = CodeExtraction.program(rest, language)
                .orElseThrow(() -> new InvalidInputException("The reply holds no program"));
        List<Parameter> parameters = Parameter.table(table.group(1));
        Set<String> missing = new TreeSet<>();
        PLACEHOLDER.matcher(template).results().forEach(placeholder -> missing.add(placeholder.group(1)));
        if (missing.isEmpty()) {
            throw new InvalidInputException("The program has no placeholder, so that every drawing would be the same");
        }
        parameters.forEach(parameter -> missing.remove(parameter.name()));
        if (!missing.isEmpty()) {
            throw new InvalidInputException("The table says nothing about the placeholders " + missing);
        }
        return new ParametricProgram(template, parameters);
    }

    /** One drawing's program: every placeholder has its value, the same one wherever it stands. */
    public String draw(SplittableRandom random) {
        Map<String, String> values = new HashMap<>();
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), parameter.draw(random));
        }
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
    }
}
