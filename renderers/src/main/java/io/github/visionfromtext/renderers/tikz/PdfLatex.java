package io.github.visionfromtext.renderers.tikz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs pdflatex in an empty folder, with reading and writing elsewhere refused by TeX itself as well. What a document loads
 * first comes from a format from its second use on. For one thread.
 */
final class PdfLatex {
    static final Path EXECUTABLE = Path.of("/usr/bin/pdflatex");

    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    private static final Path PGF_REVISION = Path.of("/usr/share/texlive/texmf-dist/tex/generic/pgf/pgf.revision.tex");
    private static final Pattern PGF_VERSION = Pattern.compile("\\\\def\\\\pgfversion\\{([^}]*)\\}");
    private static final String JOB = "program";
    private static final int MAX_LOG_BYTES = 4 << 20;
    private static final int SECONDS_FOR_FORMAT = 60;

    private final Path executable;
    private final Path formats;
    private final Map<String, String> formatNames = new HashMap<>();
    private final Set<String> usedOnce = new HashSet<>();

    PdfLatex(Path executable, Path scratch) throws IOException {
        this.executable = executable;
        formats = Files.createDirectories(scratch.resolve("formats"));
    }

    /**
     * What became of a document.
     *
     * @param exit of the process, 128 and the signal where one ended it
     * @param inTime whether it ended by itself
     * @param pdf empty if none was written
     * @param log what TeX reports, then what it printed to standard error
     */
    @SuppressWarnings("ArrayRecordComponent") // runs are never compared
    record Run(int exit, boolean inTime, byte[] pdf, String log) {}

    /** Of TeX and of PGF, on which TikZ stands. */
    String version() throws IOException {
        Process process = new ProcessBuilder(executable.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher pgf = PGF_VERSION.matcher(text(PGF_REVISION));
        return printed.lines().findFirst().orElse("TeX of unknown version") + ", PGF "
                + (pgf.find() ? pgf.group(1) : "of unknown version");
    }

    Run run(TikzDocument document, long deadline, long maxBytes) throws IOException, InterruptedException {
        String format = format(document.preload());
        Path folder = Files.createTempDirectory("tex");
        try {
            copyClass(folder);
            String text = format.isEmpty() ? document.preload() + document.body() : document.body();
            Files.writeString(folder.resolve(JOB + ".tex"), text);
            List<String> options = new ArrayList<>(List.of("-halt-on-error", "-jobname=" + JOB));
            if (!format.isEmpty()) {
                options.add("-fmt=" + format);
            }
            long millis = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            return execute(folder, options, JOB + ".tex", millis, maxBytes);
        } finally {
            delete(folder);
        }
    }

    /** The name of a format that holds what is to be loaded first; empty while it does not pay to have one. */
    private String format(String preload) throws IOException, InterruptedException {
        if (preload.isEmpty() || usedOnce.add(preload)) {
            return "";
        }
        String known = formatNames.get(preload);
        if (known != null && (known.isEmpty() || Files.exists(fileOf(known)))) {
            return known;
        }
        String name = known == null ? "preloaded" + formatNames.size() : known;
        Files.writeString(formats.resolve(name + ".tex"), preload + "\\dump\n");
        List<String> options = List.of("-ini", "-jobname=" + name, "-halt-on-error");
        Run run = execute(
                formats,
                options,
                "&pdflatex " + name + ".tex",
                TimeUnit.SECONDS.toMillis(SECONDS_FOR_FORMAT),
                64 << 20);
        String usable = run.exit() == 0 && Files.exists(fileOf(name)) ? name : "";
        formatNames.put(preload, usable);
        return usable;
    }

    private Path fileOf(String format) {
        return formats.resolve(format + ".fmt");
    }

    private Run execute(Path folder, List<String> options, String input, long millis, long maxBytes)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                PRLIMIT.toString(),
                "--fsize=" + maxBytes,
                "--",
                executable.toString(),
                "-interaction=nonstopmode",
                "-file-line-error",
                "-no-shell-escape",
                "-no-parse-first-line"));
        command.addAll(options);
        command.add(input);
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment()
                .putAll(Map.of(
                        "openin_any", "p",
                        "openout_any", "p",
                        "shell_escape", "f",
                        "SOURCE_DATE_EPOCH", "0",
                        "FORCE_SOURCE_DATE", "1",
                        "max_print_line", "1000",
                        "MKTEXPK", "0",
                        "TEXFORMATS", formats + ":"));
        for (Path tool : List.of(PRLIMIT, executable)) {
            if (!Files.isExecutable(tool)) {
                throw new NoSuchFileException(tool.toString());
            }
        }
        Process process = builder.start();
        boolean inTime = process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        int exit = process.waitFor();
        String log = text(folder.resolve(JOB + ".log")) + "\n" + text(errors);
        Path pdf = folder.resolve(JOB + ".pdf");
        return new Run(exit, inTime, Files.exists(pdf) ? Files.readAllBytes(pdf) : new byte[0], log);
    }

    private static String text(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_LOG_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static void copyClass(Path folder) throws IOException {
        try (InputStream in =
                PdfLatex.class.getResourceAsStream("/io/github/visionfromtext/renderers/tikz/standalone.cls")) {
            if (in == null) {
                throw new IllegalStateException("standalone.cls is missing from the jar");
            }
            Files.copy(in, folder.resolve("standalone.cls"));
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // The folder goes with the cage.
        }
    }
}
