package io.github.visionfromtext.tck.specification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rule by backend: a folder with a file of outcomes for each backend, and the table of all of them. */
public final class RuleTable {
    /** System property that names the folder. */
    public static final String FOLDER = "vft.tck.report";

    private static final String SUFFIX = ".tsv";

    private final Path folder;

    public RuleTable(Path folder) {
        this.folder = folder;
    }

    /** The folder of the system property, or {@code target/tck}. */
    public static RuleTable ofBuild() {
        return new RuleTable(Path.of(System.getProperty(FOLDER, "target/tck")));
    }

    /** Stores the outcomes of one backend in place of its earlier ones, and the table of all in {@code rules.md}. */
    public String write(String backend, Map<String, Outcome> outcomes) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(backend + SUFFIX), lines(outcomes), StandardCharsets.UTF_8);
            String table = table(Specification.load(), stored());
            Files.writeString(folder.resolve("rules.md"), table);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("The table of rules cannot be written into " + folder, e);
        }
    }

    private static List<String> lines(Map<String, Outcome> outcomes) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(outcomes)
                .forEach((rule, outcome) -> lines.add(String.join(
                        "\t",
                        rule,
                        Integer.toString(outcome.passed()),
                        Integer.toString(outcome.failed()),
                        Integer.toString(outcome.skipped()),
                        String.join(",", outcome.reasons()))));
        return lines;
    }

    private Map<String, Map<String, Outcome>> stored() throws IOException {
        Map<String, Map<String, Outcome>> backends = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    backends.put(name.substring(0, name.length() - SUFFIX.length()), read(file));
                }
            }
        }
        return backends;
    }

    private static Map<String, Outcome> read(Path file) throws IOException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            outcomes.put(
                    fields[0],
                    new Outcome(
                            Integer.parseInt(fields[1]),
                            Integer.parseInt(fields[2]),
                            Integer.parseInt(fields[3]),
                            fields[4].isEmpty() ? Set.of() : Set.of(fields[4].split(","))));
        }
        return outcomes;
    }

    static String table(Specification specification, Map<String, Map<String, Outcome>> backends) {
        StringBuilder table = new StringBuilder("| rule | | strength |");
        backends.keySet().forEach(name -> table.append(' ').append(name).append(" |"));
        table.append("\n|---|---|---|").append("---|".repeat(backends.size())).append('\n');
        for (Specification.Entry rule : specification.rules().values()) {
            table.append("| %s | %s | %s |".formatted(rule.id(), rule.title(), rule.strength()));
            backends.values().forEach(outcomes -> table.append(' ')
                    .append(outcomes.getOrDefault(rule.id(), Outcome.NONE))
                    .append(" |"));
            table.append('\n');
        }
        return table.toString();
    }
}
